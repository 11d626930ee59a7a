using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace ResponsibilityPortal.Web.Security;

/// <summary>
/// Provides the signed-in user of a circuit. Looks the user up again every minute and after each change to the account. Pages follow it;
/// feature services decide what the user may do.
/// </summary>
public sealed class CircuitSession : RevalidatingServerAuthenticationStateProvider
{
    private static readonly AuthenticationState SignedOut = new(new ClaimsPrincipal(new ClaimsIdentity()));

    private readonly Sessions _sessions;
    private readonly SessionChanges _changes;

    public CircuitSession(ILoggerFactory loggers, Sessions sessions, SessionChanges changes)
        : base(loggers)
    {
        (_sessions, _changes) = (sessions, changes);
        changes.Changed += Refresh;
    }

    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState,
        CancellationToken cancellationToken
    ) =>
        SignedIn.From(authenticationState.User) is { } who
        && await _sessions.FindAsync(who.SessionId, isActivity: false, cancellationToken) == who;

    protected override void Dispose(bool disposing)
    {
        _changes.Changed -= Refresh;
        base.Dispose(disposing);
    }

    private async void Refresh(Guid user)
    {
        try
        {
            if (SignedIn.From((await GetAuthenticationStateAsync()).User) is { } who && who.UserId == user)
            {
                var now = await _sessions.FindAsync(who.SessionId, isActivity: false, CancellationToken.None);
                SetAuthenticationState(Task.FromResult(now is null ? SignedOut : new AuthenticationState(now.ToPrincipal())));
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Show nothing when the session can't be looked up.
            SetAuthenticationState(Task.FromResult(SignedOut));
        }
    }
}
