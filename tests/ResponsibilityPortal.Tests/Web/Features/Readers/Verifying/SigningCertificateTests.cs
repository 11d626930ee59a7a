using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Verifying;

public sealed class SigningCertificateTests(SeededPortal seeded)
{
    private const string Address = "/signing-certificate.pem";

    [Fact]
    public async Task Certificate_IsServedWithItsFingerprint()
    {
        var text = await seeded.Host.ReadAsync(Address);
        using var certificate = X509Certificate2.CreateFromPem(text);
        Assert.Equal(TestCertificates.Portal.RawData, certificate.RawData);
        var fingerprint = string.Join(
            ':',
            SHA256.HashData(certificate.RawData).Select(one => one.ToString("X2", System.Globalization.CultureInfo.InvariantCulture))
        );
        Assert.Contains($"# SHA-256 fingerprint: {fingerprint}\n", text, StringComparison.Ordinal);
        Assert.Contains("# Valid from 2000-01-01 00:00 UTC to 2099-12-31 23:59 UTC\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificate_IsCachedAndRevalidated()
    {
        using var first = await seeded.Host.GetAsync(Address);
        Assert.Equal("public, no-cache", first.Headers.CacheControl!.ToString());
        using var second = await seeded.Host.GetAsync(Address, ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        using var head = await seeded.Host.SendAsync(HttpMethod.Head, Address);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
    }

    [Fact]
    public async Task Certificate_OfAClosedPortal_IsOpen()
    {
        await using var closed = PortalHost.Start(("Portal:Seed", "none"), ("Portal:ReadersMustSignIn", "True"));
        Assert.Contains("BEGIN CERTIFICATE", await closed.ReadAsync(Address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificate_WithoutSigning_IsExplained()
    {
        await using var unsigned = PortalHost.Start(("Portal:Seed", "none"), ("Pdf:Signing", "off"));
        Assert.Contains(
            "does not sign its PDF exports",
            await unsigned.ReadAsync(Address, HttpStatusCode.NotFound),
            StringComparison.Ordinal
        );
    }
}
