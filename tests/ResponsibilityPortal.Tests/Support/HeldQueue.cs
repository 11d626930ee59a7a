using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Store.Writing;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>A write that blocks all others until it is disposed. Writes that arrive in the meantime share the next transaction.</summary>
internal sealed class HeldQueue : IAsyncDisposable
{
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly FakeTimeProvider _clock;
    private readonly Task<object?> _write;

    private HeldQueue(WriteQueue queue, FakeTimeProvider clock)
    {
        _clock = clock;
        _write = queue.WriteAsync<object>(
            async _ =>
            {
                _begun.SetResult();
                await _release.Task;
                return this;
            },
            CancellationToken.None
        );
    }

    public static Task<HeldQueue> OfAsync(PortalWithUsers portal) => OfAsync(portal.Service<WriteQueue>(), portal.Clock);

    public static async Task<HeldQueue> OfAsync(WriteQueue queue, FakeTimeProvider clock)
    {
        var held = new HeldQueue(queue, clock);
        await held._begun.Task;
        return held;
    }

    /// <summary>Advances time until a caller has exceeded its time limit. The caller may not have started to wait yet.</summary>
    public async Task AgeUntilAsync(Task lost)
    {
        while (!lost.IsCompleted)
        {
            _clock.Advance(WriteQueue.TimeLimit);
            await Task.WhenAny(lost, Task.Run(Thread.Yield));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _release.TrySetResult();
        Assert.NotNull(await _write);
    }
}
