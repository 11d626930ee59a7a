using System.Threading.RateLimiting;
using ResponsibilityPortal.Web.Limits;

namespace ResponsibilityPortal.Web.Security;

/// <summary>How often anybody may try to sign in, to use a one-time link or to have a file checked. Lockout alone would let a stranger lock people out.</summary>
public sealed class AttemptLimits : IDisposable
{
    private const int PerAccount = 5;
    private const int PerAddress = 20;
    private const int SetupPerAddress = 5;
    private const int VerificationsPerAddress = 30;

    /// <summary>A wider network, which one customer of a provider may hold, gets this many times what one network gets.</summary>
    private const int WideFactor = 3;

    private readonly PartitionedRateLimiter<string> _accounts = Limiter(PerAccount);
    private readonly PartitionedRateLimiter<string> _addresses = Limiter(PerAddress);
    private readonly PartitionedRateLimiter<string> _wideAddresses = Limiter(PerAddress * WideFactor);
    private readonly PartitionedRateLimiter<string> _setups = Limiter(SetupPerAddress);
    private readonly PartitionedRateLimiter<string> _wideSetups = Limiter(SetupPerAddress * WideFactor);
    private readonly PartitionedRateLimiter<string> _verifications = Limiter(VerificationsPerAddress);
    private readonly PartitionedRateLimiter<string> _wideVerifications = Limiter(VerificationsPerAddress * WideFactor);

    /// <summary>Whether one more attempt from a network address is allowed this minute.</summary>
    public bool AllowAddress(string? address) => AllowNetwork(_addresses, _wideAddresses, address);

    /// <summary>Whether one more attempt at an account is allowed this minute, whether it exists or not.</summary>
    public bool AllowAccount(string account) => Allow(_accounts, LookupKeys.Of(account));

    /// <summary>
    /// Whether a signed-in user may confirm once more who they are this minute. Counted apart from sign-ins, so that strangers who try the account
    /// keep nobody from it.
    /// </summary>
    public bool AllowConfirmation(Guid person) => Allow(_accounts, person.ToString("D"));

    /// <summary>Whether one more try of a setup link is allowed this minute.</summary>
    public bool AllowSetup(string? address) => AllowNetwork(_setups, _wideSetups, address);

    /// <summary>Whether one more file may be checked for a network address this minute.</summary>
    public bool AllowVerification(string? address) => AllowNetwork(_verifications, _wideVerifications, address);

    public void Dispose()
    {
        _accounts.Dispose();
        _addresses.Dispose();
        _wideAddresses.Dispose();
        _setups.Dispose();
        _wideSetups.Dispose();
        _verifications.Dispose();
        _wideVerifications.Dispose();
    }

    private static bool AllowNetwork(PartitionedRateLimiter<string> narrow, PartitionedRateLimiter<string> wide, string? address) =>
        Allow(narrow, ClientNetwork.Of(address)) && Allow(wide, ClientNetwork.WideOf(address));

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
