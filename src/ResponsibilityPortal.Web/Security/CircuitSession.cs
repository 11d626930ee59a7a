using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace ResponsibilityPortal.Web.Security;

/// <summary>
/// Who is signed in within a circuit, looked up again when something about the person changes and every minute. What is shown
/// follows it; what may be done the feature services decide.
/// </summary>
public sealed class CircuitSession : RevalidatingServerAuthenticationStateProvider
{
    private static readonly AuthenticationState Nobody = new(new ClaimsPrincipal(new ClaimsIdentity()));

    private readonly Sessions _sessions;
    private readonly SessionChanges _changes;

    public CircuitSession(ILoggerFactory loggers, Sessions sessions, SessionChanges changes)
        : base(loggers)
    {
        (_sessions, _changes) = (sessions, changes);
        changes.Changed += Refresh;
    }

    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        SignedIn.From(authenticationState.User) is { } who && await _sessions.FindAsync(who.SessionId, isActivity: false, cancellationToken) == who;

    protected override void Dispose(bool disposing)
    {
        _changes.Changed -= Refresh;
        base.Dispose(disposing);
    }

    private async void Refresh(Guid person)
    {
        try
        {
            if (SignedIn.From((await GetAuthenticationStateAsync()).User) is { } who && who.PersonId == person)
            {
                var now = await _sessions.FindAsync(who.SessionId, isActivity: false, CancellationToken.None);
                SetAuthenticationState(Task.FromResult(now is null ? Nobody : new AuthenticationState(now.ToPrincipal())));
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // What cannot be looked up is not shown any longer.
            SetAuthenticationState(Task.FromResult(Nobody));
        }
    }
}
