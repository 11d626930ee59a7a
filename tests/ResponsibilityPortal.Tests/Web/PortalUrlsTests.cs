using ResponsibilityPortal.Web;

namespace ResponsibilityPortal.Tests.Web;

public sealed class PortalUrlsTests
{
    private const string Fallback = "/admin";

    [Theory]
    [InlineData("/")]
    [InlineData("/admin/users")]
    [InlineData("/matrices/yugabytedb?view=overview&q=MFA#saas")]
    [InlineData("/matrices/yugabytedb?q=https://example.com//x")]
    [InlineData("/%5cevil.example")]
    [InlineData("/%2f%2fevil.example")]
    [InlineData("/.//evil.example")]
    public void LocalOr_AddressOfThePortal_IsKept(string address)
    {
        Assert.Equal(address, PortalUrls.LocalOr(address, Fallback));

        // Resolves it as a browser would, on a page of the portal.
        Assert.Equal("trust.example", new Uri(new Uri("https://trust.example/account/sign-in"), address).Host);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("admin")]
    [InlineData(" /admin")]
    [InlineData("//evil.example")]
    [InlineData("///evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\\/evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/a\\b")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData("/\r/evil.example")]
    [InlineData("\t//evil.example")]
    [InlineData("/a\r\nLocation: https://evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("HTTPS://evil.example")]
    [InlineData("https:/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,evil")]
    [InlineData("@evil.example")]
    [InlineData(".evil.example")]
    public void LocalOr_AnythingElse_IsTheFallback(string? address) => Assert.Equal(Fallback, PortalUrls.LocalOr(address, Fallback));
}
