using ResponsibilityPortal.Web.Background;

namespace ResponsibilityPortal.Web.Instances;

/// <summary>Keeps this instance registered as long as it runs.</summary>
internal sealed class InstanceRenewal(RunningInstances instances, TimeProvider clock, ILogger<InstanceRenewal> logger)
    : RecurringWork(TimeSpan.FromSeconds(3), clock, logger)
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await instances.LeaveAsync(cancellationToken);
    }

    protected override Task WorkAsync(CancellationToken cancellationToken) => instances.RenewAsync(cancellationToken);
}
