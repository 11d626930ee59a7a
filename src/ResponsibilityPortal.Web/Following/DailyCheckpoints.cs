using ResponsibilityPortal.Web.Background;
using ResponsibilityPortal.Web.Integrity;

namespace ResponsibilityPortal.Web.Following;

/// <summary>
/// Has a checkpoint made every day on which something was recorded, and those that could not be made when they were due. Looks every hour
/// whether one is.
/// </summary>
internal sealed class DailyCheckpoints(Checkpoints checkpoints, LogFollower follower, TimeProvider clock, ILogger<DailyCheckpoints> logger)
    : RecurringWork(TimeSpan.FromHours(1), clock, logger)
{
    /// <summary>Right after its first start a portal has nothing that is worth a checkpoint yet.</summary>
    protected override TimeSpan FirstWait => checkpoints.All.Count > 0 ? TimeSpan.Zero : base.FirstWait;

    protected override async Task WorkAsync(CancellationToken cancellationToken)
    {
        if (checkpoints.Problem is not null)
        {
            // What was published without a checkpoint gets one as soon as that can be, and its pages show it.
            await follower.FollowVersionsAsync(cancellationToken);
        }

        await checkpoints.KeepUpAsync(cancellationToken);
    }
}
