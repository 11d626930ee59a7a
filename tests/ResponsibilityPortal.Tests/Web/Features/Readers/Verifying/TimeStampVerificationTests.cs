using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Formats.Pdf.Stamping;
using ResponsibilityPortal.Pdf.Reading;
using ResponsibilityPortal.Pdf.Signing;
using ResponsibilityPortal.Tests.Pdf.Reading;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Stamping;
using ResponsibilityPortal.Web.Features.Readers.Verifying;
using ResponsibilityPortal.Web.Signing;
using ResponsibilityPortal.Web.Stamping;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Verifying;

/// <summary>
/// No key of the portal covers a time stamp, so it is checked by itself. The result names its issuer, and reports data that is not a time
/// stamp.
/// </summary>
public sealed class TimeStampVerificationTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _data = new();
    private TimeStampResponder _server = null!;
    private PortalHost _host = null!;
    private byte[] _file = [];

    public async ValueTask InitializeAsync()
    {
        _server = await TimeStampResponder.StartAsync();
        _host = Start(_server.Settings);
        await _host.PublishAsync(Given.Matrix());
        _file = await _host.FileAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _server.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task StampedFile_IsUnchanged_AndSaysWhenItExisted()
    {
        var found = await _host.VerifyAsync(_file);

        Assert.Equal((Verdict.Unchanged, true), (found.Verdict, found.IsIdentical));
        Assert.Equal(["Regenerated", "Signature", "Time stamp", "Attached content"], found.Checks.Select(check => check.Name));
        Assert.All(found.Checks, check => Assert.Equal(CheckResult.Passed, check.Result));
        Assert.Matches(@"^The file existed at \d{4}-\d\d-\d\d \d\d:\d\d UTC, according to CN=Test time stamps\.$", found.Checks[2].Words);
    }

    [Fact]
    public async Task Command_NamesTheTimeAndTheServer()
    {
        await File.WriteAllBytesAsync(_data.File("report.pdf"), _file, TestContext.Current.CancellationToken);
        string[] arguments =
        [
            "verify-file",
            _data.File("report.pdf"),
            $"--Portal:DataDirectory={_data.Path}",
            $"--Portal:PublicUrl={VerifiedPortal.PublicUrl}",
            .. _server.Settings.Select(setting => $"--{setting.Key}={setting.Value}"),
        ];

        var (code, said) = await ConsoleUse.RunAsync(arguments);
        var (_, json) = await ConsoleUse.RunAsync([.. arguments, "--json"]);

        Assert.Equal(0, code);
        Assert.Contains("Time stamp: passed. The file existed at ", said, StringComparison.Ordinal);
        var stamp = JsonDocument.Parse(json).RootElement.GetProperty("timeStamp");
        Assert.Equal(("trusted", "CN=Test time stamps"), (stamp.GetProperty("result").GetString(), stamp.GetProperty("by").GetString()));
        Assert.InRange(
            stamp.GetProperty("at").GetDateTimeOffset(),
            TimeProvider.System.GetUtcNow().AddHours(-1),
            TimeProvider.System.GetUtcNow().AddMinutes(1)
        );
    }

    [Fact]
    public async Task FlippedByte_InTheStamp_IsFoundWhereverItIs()
    {
        var signature = ReadSignature.In(PdfFile.Read(_file))!;
        var digits = 2 * StampIn(_file).Length;
        var random = new Random(7);
        for (var run = 0; run < 80; run++)
        {
            // Replace one digit by another. The space still contains small hexadecimal digits only.
            var changed = (byte[])_file.Clone();
            var position = signature.GapEnd - 1 - random.Next(1, digits + 1);
            changed[position] = changed[position] == (byte)'0' ? (byte)'1' : (byte)'0';

            var found = await _host.VerifyAsync(changed);

            Assert.True(found.Verdict == Verdict.Altered, $"{position}: {found.Headline}");
        }
    }

    /// <summary>Anyone can stamp the signature of a file with any time, and insert the stamp where there is room for its length.</summary>
    [Fact]
    public async Task Stamp_OfAServerThatIsNotTrusted_ProvesNoTime()
    {
        using var other = await TimeStampAuthority.MakeOtherAsync();

        var found = await _host.VerifyAsync(await RestampedAsync(_file, other));

        Assert.Equal((Verdict.Unchanged, false), (found.Verdict, found.IsIdentical));
        Assert.Equal((TimeStampState.NotTrusted, CheckResult.NotPossible), (found.TimeStamp!.State, found.Checks[2].Result));
        Assert.Contains("this portal does not trust that server, so it proves no time", found.Checks[2].Words, StringComparison.Ordinal);
        Assert.Contains("so when the file was made is not proven", found.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stamp_OfTheServerAtAnotherTime_IsValidAndNotTheKeptOne()
    {
        var found = await _host.VerifyAsync(await RestampedAsync(_file, _server.Authority));

        Assert.Equal((Verdict.Unchanged, false, TimeStampState.Trusted), (found.Verdict, found.IsIdentical, found.TimeStamp!.State));
        Assert.Contains("it is not the time stamp that this portal keeps", found.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stamp_OfAnotherFile_IsNamed()
    {
        var letter = await _host.FileAsync($"{VerifiedPortal.Export}?paper=letter");
        var (from, to) = (ReadSignature.In(PdfFile.Read(letter))!, ReadSignature.In(PdfFile.Read(_file))!);
        var digits = (2 * StampIn(_file).Length) + 1;
        letter.AsSpan(from.GapEnd - digits, digits).CopyTo(_file.AsSpan(to.GapEnd - digits));

        var found = await _host.VerifyAsync(_file);

        Assert.Equal((Verdict.Altered, TimeStampState.Damaged), (found.Verdict, found.TimeStamp!.State));
        Assert.Equal(["the time stamp next to the signature"], found.Places);
        Assert.Equal("It proves nothing. It isn't for this signature.", found.Checks[2].Words);
    }

    /// <summary>The file is from another portal, whose time stamp server this portal trusts too.</summary>
    [Theory]
    [InlineData(false, TimeStampState.Trusted)]
    [InlineData(true, null)]
    public async Task StampedFile_OfAnotherPortal_SaysWhenItExistedUnlessItWasChanged(bool isChanged, TimeStampState? state)
    {
        using var files = new TemporaryDirectory();
        await File.WriteAllTextAsync(
            files.File("other.pem"),
            TestCertificates.PemOf(TestCertificates.Somebody),
            TestContext.Current.CancellationToken
        );
        await using var other = PortalHost.Start(
            null,
            null,
            TimeStampResponder.OnlyOnDemand,
            [
                ("Portal:Seed", "none"),
                ("Portal:PublicUrl", VerifiedPortal.PublicUrl),
                ("Pdf:Certificate", files.File("other.pem")),
                .. _server.Settings,
            ]
        );
        await other.PublishAsync(Given.Matrix());
        var file = await other.FileAsync();

        var found = await _host.VerifyAsync(isChanged ? file.WithFlipped(file.AsSpan().IndexOf("<dc:source>https://"u8) + 20) : file);

        Assert.Equal((Verdict.NotOurs, state), (found.Verdict, found.TimeStamp?.State));
    }

    /// <summary>An operator who removes the server from the settings can keep its certificate.</summary>
    [Theory]
    [InlineData(true, TimeStampState.Trusted, true)]
    [InlineData(false, TimeStampState.NotTrusted, false)]
    public async Task StampedFile_WithoutTheServer_IsJudgedByTheCertificate(bool isTrusted, TimeStampState state, bool isIdentical)
    {
        await _host.DisposeAsync();
        _host = Start(isTrusted ? [_server.Settings[1]] : []);

        var found = await _host.VerifyAsync(_file);

        Assert.Equal((Verdict.Unchanged, state, isIdentical), (found.Verdict, found.TimeStamp!.State, found.IsIdentical));
        Assert.NotEqual(_file, await _host.FileAsync());
    }

    /// <summary>A key was stolen. A file that a trusted stamp shows to be older is still accepted, and a later one is not.</summary>
    [Theory]
    [InlineData(1, "Signed by this portal, with the content of this version attached; its pages could not be compared.")]
    [InlineData(-2, "Signed with a key that is not trusted from ")]
    public async Task StampedFile_OfAKeyThatWasStolenLater_IsReliedOn(int days, string headline)
    {
        var server = _host.Services.GetRequiredService<TimeStampServer>();
        var length = StampIn(_file).Length;
        var signed = await _host.OfReleaseAsync("Responsibility Portal 0.0.1", new ReportSignature.Made(TestCertificates.Portal, length));
        var stamp = Assert
            .IsType<TimeStampAnswer.Granted>(
                await server.AskAsync(StampedReport.SignatureOf(signed), TestContext.Current.CancellationToken)
            )
            .Stamp;
        var file = StampedReport.Put(signed, stamp)!;
        await _host.DisposeAsync();
        var from = TimeProvider
            .System.GetUtcNow()
            .AddDays(days)
            .ToString("yyyy-MM-dd'T'HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture);
        var (code, said) = await ConsoleUse.RunAsync(
            "distrust-certificate",
            CertificateText.FingerprintOf(TestCertificates.Portal),
            "--from",
            from,
            "--reason",
            "Stolen.",
            $"--Portal:DataDirectory={_data.Path}"
        );
        Assert.True(code == 0, said);
        await File.WriteAllTextAsync(
            _data.File("other.pem"),
            TestCertificates.PemOf(TestCertificates.Somebody),
            TestContext.Current.CancellationToken
        );
        _host = Start([.. _server.Settings, ("Pdf:Certificate", _data.File("other.pem"))]);

        var found = await _host.VerifyAsync(file);

        Assert.Equal(Verdict.CannotTell, found.Verdict);
        Assert.StartsWith(headline, found.Headline, StringComparison.Ordinal);
    }

    private PortalHost Start((string, string)[] settings) =>
        PortalHost.Start(
            _data,
            null,
            TimeStampResponder.OnlyOnDemand,
            [("Portal:Seed", "none"), ("Portal:PublicUrl", VerifiedPortal.PublicUrl), .. settings]
        );

    private static ReadOnlyMemory<byte> StampIn(byte[] file)
    {
        var read = PdfFile.Read(file);
        var signature = ReadSignature.In(read)!;
        var known = X509CertificateLoader.LoadCertificate(TestCertificates.Portal.RawData);
        return Assert
            .IsType<SignatureFinding.Holds>(SignatureCheck.Check(signature.Message.Span, signature.CoveredBytes(read), [known]))
            .Stamp!.Token;
    }

    /// <summary>Returns the file with a new stamp of today.</summary>
    private static async Task<byte[]> RestampedAsync(byte[] file, TimeStampAuthority authority)
    {
        var request = new TimeStampRequest(StampPlace.In(file).Signature);
        var trust = new TimeStampTrust([X509CertificateLoader.LoadCertificateFromFile(authority.CertificateFile)]);
        var answer = Assert.IsType<TimeStampAnswer.Granted>(request.Read(await authority.AnswerAsync(request.Bytes), trust));
        return StampPlace.In(file).Fill(answer.Stamp.Span);
    }
}
