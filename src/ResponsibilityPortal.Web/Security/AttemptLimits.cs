using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace ResponsibilityPortal.Web.Security;

/// <summary>How often anybody may try to sign in or to use a one-time link. Lockout alone would let a stranger lock people out.</summary>
public sealed class AttemptLimits : IDisposable
{
    private const int PerAccount = 5;
    private const int PerAddress = 20;
    private const int SetupPerAddress = 5;

    private readonly PartitionedRateLimiter<string> _accounts = Limiter(PerAccount);
    private readonly PartitionedRateLimiter<string> _addresses = Limiter(PerAddress);
    private readonly PartitionedRateLimiter<string> _setups = Limiter(SetupPerAddress);

    /// <summary>Whether one more attempt from a network address is allowed this minute.</summary>
    public bool AllowAddress(string? address) => Allow(_addresses, NetworkOf(address));

    /// <summary>Whether one more attempt at an account is allowed this minute, whether it exists or not.</summary>
    public bool AllowAccount(string account) => Allow(_accounts, account.ToUpper(CultureInfo.InvariantCulture));

    /// <summary>Whether one more try of a setup link is allowed this minute.</summary>
    public bool AllowSetup(string? address) => Allow(_setups, NetworkOf(address));

    public void Dispose()
    {
        _accounts.Dispose();
        _addresses.Dispose();
        _setups.Dispose();
    }

    /// <summary>Whoever has one IPv6 address has all of its /64.</summary>
    private static string NetworkOf(string? address)
    {
        const int networkBytes = 8;
        if (!IPAddress.TryParse(address, out var parsed) || parsed.AddressFamily != AddressFamily.InterNetworkV6 || parsed.IsIPv4MappedToIPv6)
        {
            return address ?? "unknown";
        }

        return Convert.ToHexString(parsed.GetAddressBytes().AsSpan(0, networkBytes));
    }

    private static bool Allow(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<string> Limiter(int permits) => PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        }));
}
