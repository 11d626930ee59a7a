using ResponsibilityPortal.Web.Background;
using ResponsibilityPortal.Web.Integrity;

namespace ResponsibilityPortal.Web.Following;

/// <summary>
/// Makes a checkpoint for each day on which something was recorded, and those that failed when they were due. Checks every hour.
/// </summary>
internal sealed class DailyCheckpoints(Checkpoints checkpoints, LogFollower follower, TimeProvider clock, ILogger<DailyCheckpoints> logger)
    : RecurringWork(TimeSpan.FromHours(1), clock, logger)
{
    /// <summary>Directly after its first start, a portal has nothing worth a checkpoint yet.</summary>
    protected override TimeSpan FirstWait => checkpoints.All.Count > 0 ? TimeSpan.Zero : base.FirstWait;

    protected override async Task WorkAsync(CancellationToken cancellationToken)
    {
        if (checkpoints.Problem is not null)
        {
            // Versions published without a checkpoint get one as soon as possible, and their pages show it.
            await follower.FollowVersionsAsync(cancellationToken);
        }

        await checkpoints.KeepUpAsync(cancellationToken);
    }
}
