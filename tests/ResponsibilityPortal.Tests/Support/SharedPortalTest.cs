using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>
/// A test on a portal that the tests of its class share. It acts for users of its own, and reads what was recorded since it began. A test
/// that others would notice (it moves the clock far, uses up a limit, or changes the administrator) has a portal of its own, and so has a
/// test of lockouts: the framework ends them by the machine's clock, from which the clock of a shared portal moves away.
/// </summary>
public abstract class SharedPortalTest(SharedPortal shared) : IAsyncLifetime
{
    private LogSince _log = null!;
    private PortalWithUsers? _own;

    private protected PortalWithUsers Portal => _own ?? shared.Portal;

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync() => _log = await LogSince.NowAsync(shared.Portal);

    public async ValueTask DisposeAsync()
    {
        if (_own is not null)
        {
            await _own.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Starts a portal for this test alone, which it uses from now on.</summary>
    private protected async Task StartOwnPortalAsync()
    {
        _own = await shared.StartAsync();
        _log = LogSince.TheStart(_own);
    }

    /// <summary>Returns a name that no other user of the portal has.</summary>
    private protected string NewName() => shared.NewName();

    /// <summary>Adds a user for this test, who accepts the invitation.</summary>
    private protected Task<Member> JoinAsync(Roles roles, DateOnly? lastDay = null) => Portal.JoinAsync(roles, NewName(), lastDay);

    /// <summary>Returns the entries of one stream of the log since the test or its own portal began, oldest first.</summary>
    private protected Task<List<StoredAuditEntry>> LogAsync(string stream) => _log.ReadAsync(stream);

    private protected Task<List<string>> ActionsAsync(string stream) => _log.ActionsAsync(stream);
}
