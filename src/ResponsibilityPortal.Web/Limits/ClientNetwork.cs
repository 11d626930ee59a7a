using System.Net;
using System.Net.Sockets;

namespace ResponsibilityPortal.Web.Limits;

/// <summary>Decides which addresses count as one client when attempts are limited.</summary>
internal static class ClientNetwork
{
    private const int NetworkBytes = 8;
    private const int WideNetworkBytes = 6;

    /// <summary>Returns the network address of a request, as the log records it.</summary>
    public static string? AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString();

    /// <param name="address">The network address as text; null when the connection has none.</param>
    /// <returns>The address, or for IPv6 its /64: a client that has one address of it has them all.</returns>
    public static string Of(string? address) => Of(address, NetworkBytes);

    /// <summary>
    /// Returns the largest network that one customer of a provider usually gets. Count by it as well: a /48 contains 65,536 networks of
    /// /64.
    /// </summary>
    /// <param name="address">The network address as text; null when the connection has none.</param>
    /// <returns>The address, or for IPv6 its /48.</returns>
    public static string WideOf(string? address) => Of(address, WideNetworkBytes);

    private static string Of(string? address, int bytes) =>
        IPAddress.TryParse(address, out var parsed) && parsed.AddressFamily == AddressFamily.InterNetworkV6 && !parsed.IsIPv4MappedToIPv6
            ? Convert.ToHexString(parsed.GetAddressBytes().AsSpan(0, bytes))
            : address ?? "unknown";
}
