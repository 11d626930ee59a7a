using System.Security.Cryptography.X509Certificates;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Tests.Web.Signing;

public sealed class PdfOptionsValidatorTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    [Fact]
    public void Validate_Defaults_Succeeds() => Assert.Null(Problem(new PdfOptions()));

    [Theory]
    [InlineData("On")]
    [InlineData("yes")]
    [InlineData("")]
    public void Validate_SigningNeitherOnNorOff_IsRefused(string value) =>
        Assert.Contains("Pdf:Signing", Problem(new PdfOptions { Signing = value }), StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public void Validate_ExportsAtOnceOutOfRange_IsRefused(int count) =>
        Assert.Contains(
            "Pdf:ExportsAtOnce must be between 1 and 64",
            Problem(new PdfOptions { ExportsAtOnce = count }),
            StringComparison.Ordinal
        );

    [Fact]
    public void Validate_CertificateWithItsKey_Succeeds()
    {
        File.WriteAllText(_directory.File("good.pem"), TestCertificates.PemOf(TestCertificates.Somebody));
        Assert.Null(Problem(new PdfOptions { Certificate = "good.pem" }));
    }

    [Fact]
    public void Validate_MissingFile_IsNamed() => Refuses(new PdfOptions { Certificate = "nowhere.pfx" }, "can't be read");

    [Fact]
    public void Validate_DirectoryAsFile_IsRefused() => Refuses(new PdfOptions { Certificate = "." }, "can't be read");

    [Fact]
    public void Validate_WrongPassword_IsNamed()
    {
        File.WriteAllBytes(_directory.File("locked.pfx"), TestCertificates.Somebody.Export(X509ContentType.Pfx, "right"));
        Refuses(new PdfOptions { Certificate = "locked.pfx", CertificatePassword = "wrong" }, "Pdf:CertificatePassword");
    }

    [Fact]
    public void Validate_FileWithoutKey_IsRefused()
    {
        File.WriteAllText(_directory.File("bare.pem"), TestCertificates.Somebody.ExportCertificatePem());
        Refuses(new PdfOptions { Certificate = "bare.pem" }, "as a certificate with its private key");
    }

    [Fact]
    public void Validate_KeyOfAnotherCertificate_IsRefused()
    {
        using var key = TestCertificates.Portal.GetRSAPrivateKey()!;
        File.WriteAllText(
            _directory.File("mixed.pem"),
            $"{TestCertificates.Somebody.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}"
        );
        Refuses(new PdfOptions { Certificate = "mixed.pem" }, "as a certificate with its private key");
    }

    [Fact]
    public void Validate_NotACertificateFile_IsRefused()
    {
        File.WriteAllText(_directory.File("text.pem"), "Good morning.");
        Refuses(new PdfOptions { Certificate = "text.pem" }, "as a certificate with its private key");
    }

    [Fact]
    public void Validate_ShortKey_IsRefused()
    {
        using var shortKeyed = TestCertificates.Make("Short", bits: 1_024);
        File.WriteAllText(_directory.File("short.pem"), TestCertificates.PemOf(shortKeyed));
        Refuses(new PdfOptions { Certificate = "short.pem" }, "1024 bits");
    }

    [Fact]
    public void Validate_UnusedSettings_AreIgnored() =>
        Assert.Null(Problem(new PdfOptions { Signing = PdfOptions.SigningOff, Certificate = "nowhere.pfx" }));

    [Fact]
    public void Validate_TimeStampServerWithCertificate_Succeeds()
    {
        File.WriteAllText(_directory.File("stamps.pem"), TestCertificates.Somebody.ExportCertificatePem());
        Assert.Null(Problem(new PdfOptions { TimeStampServer = "http://stamps.example/tsa", TimeStampCertificate = "stamps.pem" }));
        Assert.Null(Problem(new PdfOptions { TimeStampCertificate = "stamps.pem" }));
    }

    [Theory]
    [InlineData(
        "stamps.example",
        "Pdf:TimeStampServer must be an absolute address that begins with http:// or https://, not 'stamps.example'."
    )]
    [InlineData("/tsa", "Pdf:TimeStampServer must be an absolute address")]
    [InlineData("", "Pdf:TimeStampServer must be an absolute address")]
    [InlineData("ftp://stamps.example", "Pdf:TimeStampServer must be an absolute address")]
    [InlineData("https://name:word@stamps.example", "Pdf:TimeStampServer must not contain a user name or password.")]
    [InlineData("https://stamps.example", "Pdf:TimeStampServer needs Pdf:TimeStampCertificate")]
    public void Validate_UnusableTimeStampServer_IsRefused(string address, string problem) =>
        Assert.Contains(problem, Problem(new PdfOptions { TimeStampServer = address }), StringComparison.Ordinal);

    [Theory]
    [InlineData("nowhere.pem", "can't be read")]
    [InlineData("text.pem", "must be a PEM file with one or more certificates")]
    [InlineData("broken.pem", "must be a PEM file with one or more certificates")]
    public void Validate_UnreadableTimeStampCertificates_IsRefused(string file, string reason)
    {
        File.WriteAllText(_directory.File("text.pem"), "Good morning.");
        File.WriteAllText(_directory.File("broken.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        var problem = Problem(new PdfOptions { TimeStampCertificate = file });
        Assert.StartsWith("Pdf:TimeStampCertificate names ", problem, StringComparison.Ordinal);
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }

    public void Dispose() => _directory.Dispose();

    private void Refuses(PdfOptions options, string reason)
    {
        var problem = Problem(options);
        Assert.Contains("Pdf:Certificate", problem, StringComparison.Ordinal);
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }

    private string? Problem(PdfOptions options) =>
        new PdfOptionsValidator(new PlainEnvironment(_directory.Path)).Validate(null, options).Failures?.Single();
}
