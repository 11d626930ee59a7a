using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>Creates clients that send requests to a portal and wait for responses until the portal hangs.</summary>
internal static class PortalClient
{
    public static HttpClient For(Uri portal) => For(portal, new HttpClientHandler());

    public static HttpClient For(Uri portal, HttpMessageHandler handler) => new(handler) { BaseAddress = portal, Timeout = Timeouts.Hang };
}
