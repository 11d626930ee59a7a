using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace ResponsibilityPortal.Tests.Support.Stamping;

/// <summary>Makes time stamps with openssl and its own certificate.</summary>
internal sealed class TimeStampAuthority : IDisposable
{
    private const string Settings = """
        [req]
        distinguished_name = name
        prompt = no
        x509_extensions = use
        [name]
        CN = Test time stamps
        [use]
        keyUsage = critical,digitalSignature
        extendedKeyUsage = critical,timeStamping
        [stamps]
        serial = serial
        signer_cert = server.pem
        signer_key = server.key
        signer_digest = sha256
        default_policy = 1.2.3.4.1
        digests = {digests}
        accuracy = secs:1
        ess_cert_id_alg = sha256
        """;

    /// <summary>Made once for all tests, because making a key takes as long as many stamps.</summary>
    private static readonly Lazy<Task<(byte[] Certificate, byte[] Key)>> Usual = new(() => MakeKeyAsync("rsa:2048"));
    private static readonly Lazy<Task<(byte[] Certificate, byte[] Key)>> Elliptic = new(() =>
        MakeKeyAsync("ec", "-pkeyopt", "ec_paramgen_curve:P-256")
    );

    private readonly TemporaryDirectory _files = new();
    private readonly SemaphoreSlim _turn = new(1);

    private TimeStampAuthority() { }

    /// <summary>The certificate that signs the stamps.</summary>
    public string CertificateFile => _files.File("server.pem");

    private string KeyFile => _files.File("server.key");

    /// <param name="certificate">The one to sign with; null for one that openssl has made.</param>
    /// <param name="digests">Of which hashes it makes stamps.</param>
    /// <param name="isElliptic">Whether openssl made it a key on the curve P-256, and not one for RSA.</param>
    public static async Task<TimeStampAuthority> MakeAsync(
        X509Certificate2? certificate = null,
        string digests = "sha256",
        bool isElliptic = false
    )
    {
        var authority = new TimeStampAuthority();
        await authority.WriteSettingsAsync(digests);
        authority.CountFrom("10000001");
        if (certificate is null)
        {
            var own = isElliptic ? Elliptic : Usual;
            await File.WriteAllBytesAsync(authority.CertificateFile, (await own.Value).Certificate, Cancellation);
            await File.WriteAllBytesAsync(authority.KeyFile, (await own.Value).Key, Cancellation);
        }
        else
        {
            using var key = certificate.GetRSAPrivateKey()!;
            await File.WriteAllTextAsync(authority.CertificateFile, certificate.ExportCertificatePem(), Cancellation);
            await File.WriteAllTextAsync(authority.KeyFile, key.ExportPkcs8PrivateKeyPem(), Cancellation);
        }

        return authority;
    }

    /// <summary>Makes one with the name of the others and a key of its own, which nobody trusts.</summary>
    public static async Task<TimeStampAuthority> MakeOtherAsync()
    {
        var authority = await MakeAsync();
        var (certificate, key) = await MakeKeyAsync("rsa:2048");
        await File.WriteAllBytesAsync(authority.CertificateFile, certificate, Cancellation);
        await File.WriteAllBytesAsync(authority.KeyFile, key, Cancellation);
        return authority;
    }

    /// <summary>Sets the number of the next stamp, in hexadecimal digits. The length of a stamp depends on its number.</summary>
    public void CountFrom(string serial) => File.WriteAllText(_files.File("serial"), $"{serial}\n");

    /// <summary>Returns the response to a request.</summary>
    public async Task<byte[]> AnswerAsync(byte[] query)
    {
        await _turn.WaitAsync(Cancellation);
        try
        {
            await File.WriteAllBytesAsync(_files.File("query"), query, Cancellation);
            await RunAsync("ts", "-reply", "-config", "settings", "-section", "stamps", "-queryfile", "query", "-out", "answer");
            return await File.ReadAllBytesAsync(_files.File("answer"), Cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Returns the response to a request with the same nonce, but over other data.</summary>
    public Task<byte[]> AnswerOverSomethingElseAsync(byte[] query)
    {
        var asked = Read(query);
        var other = asked.GetMessageHash().ToArray();
        other[0] ^= 1;
        return AnswerAsync(
            Rfc3161TimestampRequest
                .CreateFromHash(other, asked.HashAlgorithmId, null, asked.GetNonce(), requestSignerCertificates: true)
                .Encode()
        );
    }

    /// <summary>Returns the response to a request over the same data, but with another nonce or none.</summary>
    public Task<byte[]> AnswerWithNonceAsync(byte[] query, byte[]? nonce)
    {
        var asked = Read(query);
        return AnswerAsync(
            Rfc3161TimestampRequest
                .CreateFromHash(
                    asked.GetMessageHash(),
                    asked.HashAlgorithmId,
                    null,
                    nonce is null ? null : (ReadOnlyMemory<byte>?)nonce,
                    requestSignerCertificates: true
                )
                .Encode()
        );
    }

    public void Dispose()
    {
        _files.Dispose();
        _turn.Dispose();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Rfc3161TimestampRequest Read(byte[] query)
    {
        Assert.True(Rfc3161TimestampRequest.TryDecode(query, out var asked, out _));
        return asked;
    }

    private static async Task<(byte[] Certificate, byte[] Key)> MakeKeyAsync(params string[] kind)
    {
        using var maker = new TimeStampAuthority();
        await maker.WriteSettingsAsync("sha256");
        string[] request = ["req", "-x509", "-config", "settings", "-newkey", .. kind];
        await maker.RunAsync([.. request, "-nodes", "-keyout", "server.key", "-out", "server.pem", "-days", "30"]);
        return (await File.ReadAllBytesAsync(maker.CertificateFile), await File.ReadAllBytesAsync(maker.KeyFile));
    }

    private Task WriteSettingsAsync(string digests) =>
        File.WriteAllTextAsync(_files.File("settings"), Settings.Replace("{digests}", digests, StringComparison.Ordinal));

    private Task RunAsync(params string[] arguments) => OtherPrograms.OpenSslAsync(_files.Path, arguments);
}
