using System.Runtime.CompilerServices;

namespace ResponsibilityPortal.Tests.Support;

public sealed class PortalHostTests
{
    /// <summary>Portals that stay in memory slow down every later test. An idle thread may still hold the last one or two.</summary>
    [Fact]
    public async Task Portals_ThatHaveStopped_LeaveMemory()
    {
        var stopped = new List<WeakReference>();
        for (var number = 0; number < 5; number++)
        {
            stopped.Add(await StartAndStopAsync());
        }

        Assert.True(SpinWait.SpinUntil(() => IsOneGone(stopped), Timeouts.Hang));
    }

    [Fact]
    public async Task Routing_AfterManyRequests_HasCompiledNothing()
    {
        await using var host = PortalHost.StartEmpty();
        for (var request = 0; request < 20; request++)
        {
            await host.ReadAsync("/account/sign-in");
        }

        Assert.True(host.IsRoutingPlain);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> StartAndStopAsync()
    {
        await using var host = PortalHost.StartEmpty();
        await host.ReadAsync("/account/sign-in");
        return new WeakReference(host.Published);
    }

    private static bool IsOneGone(List<WeakReference> stopped)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return stopped.Any(portal => !portal.IsAlive);
    }
}
