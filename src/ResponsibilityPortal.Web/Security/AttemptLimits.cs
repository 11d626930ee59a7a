using System.Threading.RateLimiting;
using ResponsibilityPortal.Web.Limits;

namespace ResponsibilityPortal.Web.Security;

/// <summary>
/// Limits how often a client may try to sign in, use a one-time link, have a file checked or a questionnaire answered, or report a
/// problem. Lockout alone would let strangers lock users out.
/// </summary>
public sealed class AttemptLimits : IDisposable
{
    internal const int PerAccount = 5;
    internal const int PerAddress = 20;
    internal const int SetupPerAddress = 5;
    private const int VerificationsPerAddress = 30;
    private const int QuestionnairesPerAddress = 30;
    private const int ReportFormsPerAddress = 10;
    private const int ReportsPerAddressAndDay = 20;

    /// <summary>A wider network, which one customer of a provider may hold, gets this many times the limit of one network.</summary>
    internal const int WideFactor = 3;

    private readonly PartitionedRateLimiter<string> _accounts = Limiter(PerAccount);
    private readonly PartitionedRateLimiter<string> _addresses = Limiter(PerAddress);
    private readonly PartitionedRateLimiter<string> _wideAddresses = Limiter(PerAddress * WideFactor);
    private readonly PartitionedRateLimiter<string> _setups = Limiter(SetupPerAddress);
    private readonly PartitionedRateLimiter<string> _wideSetups = Limiter(SetupPerAddress * WideFactor);
    private readonly PartitionedRateLimiter<string> _verifications = Limiter(VerificationsPerAddress);
    private readonly PartitionedRateLimiter<string> _wideVerifications = Limiter(VerificationsPerAddress * WideFactor);
    private readonly PartitionedRateLimiter<string> _questionnaires = Limiter(QuestionnairesPerAddress);
    private readonly PartitionedRateLimiter<string> _wideQuestionnaires = Limiter(QuestionnairesPerAddress * WideFactor);
    private readonly PartitionedRateLimiter<string> _reportForms = Limiter(ReportFormsPerAddress);
    private readonly PartitionedRateLimiter<string> _wideReportForms = Limiter(ReportFormsPerAddress * WideFactor);
    private readonly PartitionedRateLimiter<string> _reports = Limiter(ReportsPerAddressAndDay, Day);
    private readonly PartitionedRateLimiter<string> _wideReports = Limiter(ReportsPerAddressAndDay * WideFactor, Day);

    private static TimeSpan Minute => TimeSpan.FromMinutes(1);

    private static TimeSpan Day => TimeSpan.FromDays(1);

    /// <summary>Returns whether one more attempt from a network address is allowed this minute.</summary>
    public bool AllowAddress(string? address) => AllowNetwork(_addresses, _wideAddresses, address);

    /// <summary>Returns whether one more attempt at an account is allowed this minute. The account need not exist.</summary>
    public bool AllowAccount(string account) => Allow(_accounts, LookupKeys.Of(account));

    /// <summary>
    /// Returns whether a signed-in user may confirm their identity once more this minute. Counted separately from sign-ins, so that
    /// strangers who try the account can't block its user.
    /// </summary>
    public bool AllowConfirmation(Guid user) => Allow(_accounts, user.ToString("D"));

    /// <summary>Returns whether one more try of a setup link is allowed this minute.</summary>
    public bool AllowSetup(string? address) => AllowNetwork(_setups, _wideSetups, address);

    /// <summary>Returns whether one more file may be checked for a network address this minute.</summary>
    public bool AllowVerification(string? address) => AllowNetwork(_verifications, _wideVerifications, address);

    /// <summary>Returns whether one more questionnaire may be answered for a network address this minute.</summary>
    public bool AllowQuestionnaire(string? address) => AllowNetwork(_questionnaires, _wideQuestionnaires, address);

    /// <summary>Returns whether one more form with a problem report may be read for a network address this minute.</summary>
    public bool AllowReportForm(string? address) => AllowNetwork(_reportForms, _wideReportForms, address);

    /// <summary>Returns whether one more problem report may be stored for a network address today.</summary>
    public bool AllowReport(string? address) => AllowNetwork(_reports, _wideReports, address);

    public void Dispose()
    {
        _accounts.Dispose();
        _addresses.Dispose();
        _wideAddresses.Dispose();
        _setups.Dispose();
        _wideSetups.Dispose();
        _verifications.Dispose();
        _wideVerifications.Dispose();
        _questionnaires.Dispose();
        _wideQuestionnaires.Dispose();
        _reportForms.Dispose();
        _wideReportForms.Dispose();
        _reports.Dispose();
        _wideReports.Dispose();
    }

    private static bool AllowNetwork(PartitionedRateLimiter<string> narrow, PartitionedRateLimiter<string> wide, string? address) =>
        Allow(narrow, ClientNetwork.Of(address)) && Allow(wide, ClientNetwork.WideOf(address));

    private static bool Allow(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<string> Limiter(int permits, TimeSpan? window = null) =>
        PartitionedRateLimiter.Create<string, string>(key =>
            RateLimitPartition.GetSlidingWindowLimiter(
                key,
                _ => new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = permits,
                    Window = window ?? Minute,
                    SegmentsPerWindow = 6,
                    QueueLimit = 0,
                }
            )
        );
}
