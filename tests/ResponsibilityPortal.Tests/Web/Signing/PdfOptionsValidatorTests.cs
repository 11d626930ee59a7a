using System.Security.Cryptography.X509Certificates;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Tests.Web.Signing;

public sealed class PdfOptionsValidatorTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    [Fact]
    public void The_defaults_work() => Assert.Null(Problem(new PdfOptions()));

    [Theory]
    [InlineData("On")]
    [InlineData("yes")]
    [InlineData("")]
    public void Signing_is_on_or_off(string value) => Assert.Contains("Pdf:Signing", Problem(new PdfOptions { Signing = value }), StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public void Some_exports_are_made_at_once(int count) =>
        Assert.Contains("Pdf:ExportsAtOnce must be between 1 and 64", Problem(new PdfOptions { ExportsAtOnce = count }), StringComparison.Ordinal);

    [Fact]
    public void A_certificate_with_its_key_works()
    {
        File.WriteAllText(_directory.File("good.pem"), TestCertificates.PemOf(TestCertificates.Somebody));
        Assert.Null(Problem(new PdfOptions { Certificate = "good.pem" }));
    }

    [Fact]
    public void A_missing_file_is_named() => Refuses(new PdfOptions { Certificate = "nowhere.pfx" }, "cannot be read");

    [Fact]
    public void A_directory_is_no_file() => Refuses(new PdfOptions { Certificate = "." }, "cannot be read");

    [Fact]
    public void A_wrong_password_is_told()
    {
        File.WriteAllBytes(_directory.File("locked.pfx"), TestCertificates.Somebody.Export(X509ContentType.Pfx, "right"));
        Refuses(new PdfOptions { Certificate = "locked.pfx", CertificatePassword = "wrong" }, "Pdf:CertificatePassword");
    }

    [Fact]
    public void A_file_without_a_key_is_refused()
    {
        File.WriteAllText(_directory.File("bare.pem"), TestCertificates.Somebody.ExportCertificatePem());
        Refuses(new PdfOptions { Certificate = "bare.pem" }, "no certificate with its private key");
    }

    [Fact]
    public void A_key_of_another_certificate_is_refused()
    {
        using var key = TestCertificates.Portal.GetRSAPrivateKey()!;
        File.WriteAllText(_directory.File("mixed.pem"), $"{TestCertificates.Somebody.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}");
        Refuses(new PdfOptions { Certificate = "mixed.pem" }, "no certificate with its private key");
    }

    [Fact]
    public void A_file_of_something_else_is_refused()
    {
        File.WriteAllText(_directory.File("text.pem"), "Good morning.");
        Refuses(new PdfOptions { Certificate = "text.pem" }, "no certificate with its private key");
    }

    [Fact]
    public void A_short_key_is_refused()
    {
        using var shortKeyed = TestCertificates.Make("Short", bits: 1_024);
        File.WriteAllText(_directory.File("short.pem"), TestCertificates.PemOf(shortKeyed));
        Refuses(new PdfOptions { Certificate = "short.pem" }, "1024 bits");
    }

    [Fact]
    public void What_is_not_used_is_not_looked_at() =>
        Assert.Null(Problem(new PdfOptions { Signing = PdfOptions.SigningOff, Certificate = "nowhere.pfx" }));

    [Fact]
    public void A_time_stamp_server_with_a_certificate_works()
    {
        File.WriteAllText(_directory.File("stamps.pem"), TestCertificates.Somebody.ExportCertificatePem());
        Assert.Null(Problem(new PdfOptions { TimeStampServer = "http://stamps.example/tsa", TimeStampCertificate = "stamps.pem" }));
        Assert.Null(Problem(new PdfOptions { TimeStampCertificate = "stamps.pem" }));
    }

    [Theory]
    [InlineData("stamps.example", "Pdf:TimeStampServer must be an absolute address that begins with http:// or https://, not 'stamps.example'.")]
    [InlineData("/tsa", "Pdf:TimeStampServer must be an absolute address")]
    [InlineData("", "Pdf:TimeStampServer must be an absolute address")]
    [InlineData("ftp://stamps.example", "Pdf:TimeStampServer must be an absolute address")]
    [InlineData("https://name:word@stamps.example", "Pdf:TimeStampServer must not contain a user name or password.")]
    [InlineData("https://stamps.example", "Pdf:TimeStampServer needs Pdf:TimeStampCertificate")]
    public void A_time_stamp_server_that_cannot_work_is_refused(string address, string problem) =>
        Assert.Contains(problem, Problem(new PdfOptions { TimeStampServer = address }), StringComparison.Ordinal);

    [Theory]
    [InlineData("nowhere.pem", "cannot be read")]
    [InlineData("text.pem", "must be a PEM file with one or more certificates")]
    [InlineData("broken.pem", "must be a PEM file with one or more certificates")]
    public void Certificates_of_time_stamps_that_cannot_be_read_are_refused(string file, string reason)
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
