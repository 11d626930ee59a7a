using System.Net;
using System.Net.Sockets;

namespace ResponsibilityPortal.Web.Security;

/// <summary>Who counts as one client where attempts are counted.</summary>
internal static class ClientNetwork
{
    private const int NetworkBytes = 8;

    /// <summary>The network address a request came from, as the log keeps it.</summary>
    public static string? AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString();

    /// <param name="address">The network address as text; null when the connection has none.</param>
    /// <returns>The address, or for IPv6 its /64: whoever has one address of it has them all.</returns>
    public static string Of(string? address) =>
        IPAddress.TryParse(address, out var parsed) && parsed.AddressFamily == AddressFamily.InterNetworkV6 && !parsed.IsIPv4MappedToIPv6
            ? Convert.ToHexString(parsed.GetAddressBytes().AsSpan(0, NetworkBytes))
            : address ?? "unknown";
}
