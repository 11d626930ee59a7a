using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Features.Admin.Publishing;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>Withdraws versions that a portal has announced.</summary>
internal static class WithdrawnVersions
{
    public static async Task WithdrawAsync(this PortalWithUsers portal, MatrixVersion announced) =>
        Assert.IsType<ReviewOutcome.Done>(
            await portal
                .Service<VersionSchedules>()
                .RescheduleAsync(
                    new RescheduleVersion(announced.Matrix, announced.Number, announced.InForceFrom, null),
                    portal.Admin.Change() with
                    {
                        Reason = "The contract was not signed.",
                    },
                    TestContext.Current.CancellationToken
                )
        );
}
