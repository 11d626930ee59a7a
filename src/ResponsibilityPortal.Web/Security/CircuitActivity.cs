using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace ResponsibilityPortal.Web.Security;

/// <summary>Keeps a session from idling out while its person works in a circuit, which sends no requests.</summary>
internal sealed class CircuitActivity(AuthenticationStateProvider authentication, Sessions sessions, SessionChanges changes, TimeProvider clock) : CircuitHandler
{
    private static readonly TimeSpan Accuracy = TimeSpan.FromMinutes(1);

    private DateTimeOffset _seen;

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        var now = clock.GetUtcNow();
        if (now - _seen >= Accuracy && SignedIn.From((await authentication.GetAuthenticationStateAsync()).User) is { } who)
        {
            if (await sessions.FindAsync(who.SessionId, isActivity: true, CancellationToken.None) is null)
            {
                // Its time is over. What was just done is not done any longer, and the page is closed.
                changes.Tell(who.PersonId);
                return;
            }

            _seen = now;
        }

        await next(context);
    };
}
