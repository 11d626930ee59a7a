using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using ResponsibilityPortal.Web.Telemetry;

namespace ResponsibilityPortal.Web.Security;

/// <summary>
/// Counts circuits, and keeps a session from timing out while its user works in one, because a circuit sends no requests.
/// </summary>
internal sealed class CircuitActivity(
    AuthenticationStateProvider authentication,
    Sessions sessions,
    SessionChanges changes,
    TimeProvider clock,
    PortalMetrics metrics
) : CircuitHandler
{
    private static readonly TimeSpan Accuracy = TimeSpan.FromMinutes(1);

    private DateTimeOffset _seen;

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        metrics.CountCircuit(1);
        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        metrics.CountCircuit(-1);
        return Task.CompletedTask;
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next
    ) =>
        async context =>
        {
            var now = clock.GetUtcNow();
            if (now - _seen >= Accuracy && SignedIn.From((await authentication.GetAuthenticationStateAsync()).User) is { } who)
            {
                if (await sessions.FindAsync(who.SessionId, isActivity: true, CancellationToken.None) is null)
                {
                    // The session has ended. Drop what the user just did, and close the page.
                    changes.Raise(who.UserId);
                    return;
                }

                _seen = now;
            }

            await next(context);
        };
}
