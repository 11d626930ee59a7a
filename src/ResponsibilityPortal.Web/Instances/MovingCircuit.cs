using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.JSInterop;

namespace ResponsibilityPortal.Web.Instances;

/// <summary>
/// Moves the page of a circuit to another instance when this one stops: not while the portal carries out what its user asked for, and not
/// while its user would lose typed text, which admin.js knows.
/// </summary>
internal sealed class MovingCircuit(Draining draining, IJSRuntime browser, TimeProvider clock) : CircuitHandler, IDisposable
{
    /// <summary>How often a page is asked until it moves.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _gone = new();

    private IDisposable? _page;
    private int _acts;

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _page = draining.Open(() => _ = MoveAsync());
        return Task.CompletedTask;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _page?.Dispose();
        return Task.CompletedTask;
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next
    ) =>
        async context =>
        {
            Interlocked.Increment(ref _acts);
            try
            {
                await next(context);
            }
            finally
            {
                Interlocked.Decrement(ref _acts);
            }
        };

    public void Dispose()
    {
        _page?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    private async Task MoveAsync()
    {
        try
        {
            var gone = _gone.Token;
            while (Volatile.Read(ref _acts) > 0 || !await browser.InvokeAsync<bool>("portalMove", gone))
            {
                await Task.Delay(Pause, clock, gone);
            }
        }
        catch (Exception exception)
            when (exception is JSException or JSDisconnectedException or OperationCanceledException or ObjectDisposedException)
        {
            // The page is gone, or says that the connection was lost when the portal stops.
        }
    }
}
