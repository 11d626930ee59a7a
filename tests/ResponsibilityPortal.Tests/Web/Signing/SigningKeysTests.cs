using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Settings;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Tests.Web.Signing;

public sealed class SigningKeysTests : IDisposable
{
    private readonly TemporaryDirectory _parent = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));

    private string Data => _parent.File("data");

    private string Keys => Path.Combine(Data, "keys");

    [Fact]
    public async Task Key_MadeAtTheFirstStart_IsFoundByTheSecond()
    {
        var made = await ReadyAsync(new PdfOptions());
        Assert.Equal("CN=Responsibility Portal trust.example", made.Subject);
        Assert.Equal(3_072, made.GetRSAPublicKey()!.KeySize);
        Assert.True(made.HasPrivateKey);
        Assert.Equal(_clock.GetUtcNow().UtcDateTime, made.NotBefore.ToUniversalTime());
        Assert.Equal(made.RawData, (await ReadyAsync(new PdfOptions())).RawData);
    }

    [Fact]
    public async Task OwnCertificate_IsForSignaturesAndOutlivesTheFiles()
    {
        TestCertificates.PutInto(Data);
        var own = await ReadyAsync(new PdfOptions());
        Assert.True(own.NotAfter.ToUniversalTime() >= new DateTime(2090, 1, 1));
        var usage = Assert.Single(own.Extensions.OfType<X509KeyUsageExtension>());
        Assert.Equal(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, usage.KeyUsages);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task KeyFiles_ArePrivateAndComplete()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        await ReadyAsync(new PdfOptions());
        const UnixFileMode readWrite = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(readWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Keys));
        Assert.Equal(["signing-certificates.pem", "signing-key.pem"], Directory.GetFiles(Keys).Select(Path.GetFileName).Order());
        Assert.All(Directory.GetFiles(Keys), file => Assert.Equal(readWrite, File.GetUnixFileMode(file)));
        Assert.DoesNotContain(
            "PRIVATE",
            await File.ReadAllTextAsync(Path.Combine(Keys, "signing-certificates.pem"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Current_ConcurrentCallsWhileTheKeyIsMade_GetTheSameOne()
    {
        using var directory = DataDirectory.Take(Data, "Portal:DataDirectory");
        var keys = Open(directory, new PdfOptions());
        var asked = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => keys.CurrentAsync()));
        Assert.Single(asked.Select(key => Assert.IsType<SigningKey.Ready>(key).Certificate.Thumbprint).Distinct());
        Assert.Single(keys.All);
    }

    /// <summary>In the opposite order, an integrity check in between would find a certificate in the file that isn't in the log.</summary>
    [Fact]
    public async Task CurrentAsync_ThatMakesTheKey_RecordsItsCertificateBeforeTheFileHasIt()
    {
        using var directory = DataDirectory.Take(Data, "Portal:DataDirectory");
        var keys = Open(directory, new PdfOptions());
        var inFile = -1;
        keys.Recording = certificate =>
        {
            inFile = Known().Count();
            return Task.CompletedTask;
        };
        await keys.CurrentAsync();
        Assert.Equal((0, 1), (inFile, Known().Count()));
    }

    [Fact]
    public async Task Key_WhoseCertificateCouldNotBeSavedAtOnce_IsStillUsed()
    {
        using var directory = DataDirectory.Take(Data, "Portal:DataDirectory");
        var keys = Open(directory, new PdfOptions());
        var obstacle = Directory.CreateDirectory(Path.Combine(Keys, "signing-certificates.pem.new"));
        await Assert.ThrowsAnyAsync<Exception>(keys.CurrentAsync);
        Assert.Empty(keys.All);
        var kept = new KeyFiles(Keys).ReadOwnKey()!;

        obstacle.Delete();
        Assert.Equal(kept.RawData, Assert.IsType<SigningKey.Ready>(await keys.CurrentAsync()).Certificate.RawData);
        Assert.Equal(kept.RawData, Assert.Single(keys.All).RawData);
        Assert.Equal([kept.Thumbprint], Known());
    }

    [Fact]
    public async Task Signing_Off_MakesNoKey()
    {
        using var directory = DataDirectory.Take(Data, "Portal:DataDirectory");
        var keys = Open(directory, new PdfOptions { Signing = PdfOptions.SigningOff });
        Assert.IsType<SigningKey.None>(await keys.CurrentAsync());
        Assert.Empty(keys.All);
        Assert.False(Directory.Exists(Keys));
    }

    [Fact]
    public async Task Signing_Off_KnowsTheCertificatesUsedBefore()
    {
        TestCertificates.PutInto(Data);
        await ReadyAsync(new PdfOptions());
        using var directory = DataDirectory.Take(Data, "Portal:DataDirectory");
        var keys = Open(directory, new PdfOptions { Signing = PdfOptions.SigningOff });
        Assert.IsType<SigningKey.None>(await keys.CurrentAsync());
        Assert.Equal(TestCertificates.Portal.RawData, Assert.Single(keys.All).RawData);
    }

    [Theory]
    [InlineData("pem", null)]
    [InlineData("pem", "secret")]
    [InlineData("pfx", null)]
    [InlineData("pfx", "secret")]
    public async Task Certificate_Configured_IsUsedAndRemembered(string kind, string? password)
    {
        var file = _parent.File($"configured.{kind}");
        Write(file, kind, TestCertificates.Somebody, password);
        var used = await ReadyAsync(new PdfOptions { Certificate = file, CertificatePassword = password });
        Assert.Equal(TestCertificates.Somebody.RawData, used.RawData);
        Assert.True(used.HasPrivateKey);
        using var directory = DataDirectory.Take(Data, "Portal:DataDirectory");
        Assert.Equal(
            TestCertificates.Somebody.RawData,
            Assert.Single(Open(directory, new PdfOptions { Signing = PdfOptions.SigningOff }).All).RawData
        );
    }

    [Fact]
    public async Task Certificate_InUse_IsListedFirst()
    {
        TestCertificates.PutInto(Data);
        var file = _parent.File("configured.pem");
        Write(file, "pem", TestCertificates.Somebody, null);
        await ReadyAsync(new PdfOptions());
        await ReadyAsync(new PdfOptions { Certificate = file });
        Assert.Equal([TestCertificates.Somebody.Thumbprint, TestCertificates.Portal.Thumbprint], Known());
        await ReadyAsync(new PdfOptions());
        Assert.Equal([TestCertificates.Portal.Thumbprint, TestCertificates.Somebody.Thumbprint], Known());
    }

    [Fact]
    public async Task Certificate_Expired_RefusesExportsWithTheReason()
    {
        using var expired = TestCertificates.Make("Expired", to: _clock.GetUtcNow().AddDays(-1));
        Assert.Contains("was valid until 2026-10-31 00:00 UTC", await ReasonAsync(expired), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificate_NotValidYet_RefusesExportsWithTheReason()
    {
        using var early = TestCertificates.Make("Early", from: _clock.GetUtcNow().AddDays(1));
        Assert.Contains("is valid only from 2026-11-02 00:00 UTC", await ReasonAsync(early), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("signing-key.pem")]
    [InlineData("signing-certificates.pem")]
    public async Task KeyFile_Unreadable_IsNamedAndKept(string name)
    {
        TestCertificates.PutInto(Data);
        await ReadyAsync(new PdfOptions());
        await File.WriteAllTextAsync(Path.Combine(Keys, name), "-----BEGIN NOTHING", TestContext.Current.CancellationToken);
        using var directory = DataDirectory.Take(Data, "Portal:DataDirectory");
        var refused = Assert.Throws<StartRefusedException>(() => Open(directory, new PdfOptions()));
        Assert.Contains(Path.Combine(Keys, name), refused.Message, StringComparison.Ordinal);
        Assert.Equal("-----BEGIN NOTHING", await File.ReadAllTextAsync(Path.Combine(Keys, name), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ReadOnly_WhileAPortalRuns_WritesNothing()
    {
        TestCertificates.PutInto(Data);
        using var running = DataDirectory.Take(Data, "Portal:DataDirectory");
        var looking = Open(DataDirectory.Look(Data, "Portal:DataDirectory"), new PdfOptions());
        Assert.IsType<SigningKey.Ready>(await looking.CurrentAsync());
        Assert.Equal(TestCertificates.Portal.RawData, Assert.Single(looking.All).RawData);
        Assert.Equal(["signing-key.pem"], Directory.GetFiles(Keys).Select(Path.GetFileName));
    }

    [Fact]
    public async Task ReadOnly_BeforeTheFirstKey_MakesNone()
    {
        DataDirectory.Take(Data, "Portal:DataDirectory").Dispose();
        var looking = Open(DataDirectory.Look(Data, "Portal:DataDirectory"), new PdfOptions());
        Assert.IsType<SigningKey.Unusable>(await looking.CurrentAsync());
        Assert.Empty(looking.All);
        Assert.False(Directory.Exists(Keys));
    }

    public void Dispose() => _parent.Dispose();

    private static void Write(string file, string kind, X509Certificate2 certificate, string? password)
    {
        using var key = certificate.GetRSAPrivateKey()!;
        if (kind == "pfx")
        {
            File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx, password));
        }
        else
        {
            var cipher = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1_000);
            File.WriteAllText(
                file,
                $"{certificate.ExportCertificatePem()}\n{(password is null ? key.ExportPkcs8PrivateKeyPem() : key.ExportEncryptedPkcs8PrivateKeyPem(password, cipher))}"
            );
        }
    }

    private SigningKeys Open(DataDirectory directory, PdfOptions options)
    {
        var address = new PublicAddress(
            Options.Create(new PortalOptions { PublicUrl = new Uri("https://trust.example/") }),
            new NoServer(),
            new ConfigurationBuilder().Build()
        );
        var keys = new SigningKeys(
            Options.Create(options),
            new PlainEnvironment(_parent.Path),
            directory,
            address,
            _clock,
            NullLogger<SigningKeys>.Instance
        );
        keys.Open();
        return keys;
    }

    /// <summary>What a portal signs with after a start.</summary>
    private async Task<X509Certificate2> ReadyAsync(PdfOptions options)
    {
        using var directory = DataDirectory.Take(Data, "Portal:DataDirectory");
        return Assert.IsType<SigningKey.Ready>(await Open(directory, options).CurrentAsync()).Certificate;
    }

    private async Task<string> ReasonAsync(X509Certificate2 certificate)
    {
        var file = _parent.File("configured.pem");
        Write(file, "pem", certificate, null);
        using var directory = DataDirectory.Take(Data, "Portal:DataDirectory");
        var reason = Assert.IsType<SigningKey.Unusable>(await Open(directory, new PdfOptions { Certificate = file }).CurrentAsync()).Reason;
        Assert.Contains("Pdf:Certificate", reason, StringComparison.Ordinal);
        return reason;
    }

    private IEnumerable<string> Known() => new KeyFiles(Keys).ReadCertificates().Select(certificate => certificate.Thumbprint);

    private sealed class NoServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => throw new NotSupportedException();

        public Task StopAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public void Dispose() { }
    }
}
