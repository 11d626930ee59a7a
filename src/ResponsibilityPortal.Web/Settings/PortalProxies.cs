using Microsoft.AspNetCore.HttpOverrides;

namespace ResponsibilityPortal.Web.Settings;

/// <summary>Decides which proxies are trusted to report where a request came from and how.</summary>
internal static class PortalProxies
{
    /// <summary>Trusts the configured proxies, in addition to those on the same machine, which the framework always trusts.</summary>
    public static void Configure(ForwardedHeadersOptions headers, PortalOptions options)
    {
        headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        foreach (var entry in Entries(options.TrustedProxies))
        {
            headers.KnownIPNetworks.Add(Parse(entry)!.Value);
        }
    }

    /// <summary>Returns the first entry that is neither an address nor a network. Null when all are valid.</summary>
    public static string? Unreadable(string? proxies) => Entries(proxies).FirstOrDefault(entry => Parse(entry) is null);

    private static string[] Entries(string? proxies) =>
        (proxies ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static System.Net.IPNetwork? Parse(string entry) =>
        System.Net.IPNetwork.TryParse(entry, out var network) ? network
        : System.Net.IPAddress.TryParse(entry, out var address) ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
