using Microsoft.AspNetCore.Http;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Web.Security;

public sealed class OwnOriginTests
{
    [Theory]
    [InlineData("https://trust.example", "https", "trust.example")]
    [InlineData("https://TRUST.example", "https", "trust.example")]
    [InlineData("http://localhost:5080", "http", "localhost:5080")]
    [InlineData("http://[::1]:5080", "http", "[::1]:5080")]
    public void Is_SchemeHostAndPortOfTheRequest_IsTrue(string origin, string scheme, string host) =>
        Assert.True(OwnOrigin.Is(origin, Request(scheme, host)));

    [Theory]
    [InlineData("http://trust.example", "https", "trust.example")]
    [InlineData("https://trust.example:8443", "https", "trust.example")]
    [InlineData("https://trust.example.evil.example", "https", "trust.example")]
    [InlineData("https://evil.example", "https", "trust.example")]
    [InlineData("https://trust.example/", "https", "trust.example")]
    [InlineData("https://sub.trust.example", "https", "trust.example")]
    [InlineData("null", "https", "trust.example")]
    [InlineData("", "https", "trust.example")]
    public void Is_AnythingElse_IsFalse(string origin, string scheme, string host) =>
        Assert.False(OwnOrigin.Is(origin, Request(scheme, host)));

    private static HttpRequest Request(string scheme, string host) =>
        new DefaultHttpContext { Request = { Scheme = scheme, Host = new HostString(host) } }.Request;
}
