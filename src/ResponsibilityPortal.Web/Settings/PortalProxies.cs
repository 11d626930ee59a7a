using Microsoft.AspNetCore.HttpOverrides;

namespace ResponsibilityPortal.Web.Settings;

/// <summary>Which proxies are believed when they say whence and how a request came.</summary>
internal static class PortalProxies
{
    /// <summary>Believes the configured ones, beside those on the machine itself, which the framework always does.</summary>
    public static void Configure(ForwardedHeadersOptions headers, PortalOptions options)
    {
        headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        foreach (var entry in Entries(options.TrustedProxies))
        {
            headers.KnownIPNetworks.Add(Parse(entry)!.Value);
        }
    }

    /// <summary>The first entry that is no address and no network; null when all are.</summary>
    public static string? Unreadable(string? proxies) => Entries(proxies).FirstOrDefault(entry => Parse(entry) is null);

    private static string[] Entries(string? proxies) => (proxies ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static System.Net.IPNetwork? Parse(string entry) =>
        System.Net.IPNetwork.TryParse(entry, out var network) ? network
        : System.Net.IPAddress.TryParse(entry, out var address) ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
