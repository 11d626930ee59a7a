using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Web.Racing;
using ResponsibilityPortal.Web.Following;
using ResponsibilityPortal.Web.Integrity;

namespace ResponsibilityPortal.Tests.Web.Following;

public sealed class LogTailTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Version_PublishedByAnotherInstance_IsServedAfterTheNextLook()
    {
        await using var portal = await PortalWithUsers.StartAsync();
        await portal.Host.PublishAsync(Given.Matrix());
        using var other = new OtherInstance(portal);
        var tail = new LogTail(portal.Service<IDbContextFactory<PortalDbContext>>(), other.Follower, portal.Service<Checkpoints>());
        await tail.FollowAsync(Cancellation);
        Assert.Equal(1, Latest(other));

        await portal.Host.PublishAsync(Given.Matrix() with { Title = "Changed" });
        Assert.Equal(1, Latest(other));
        await tail.FollowAsync(Cancellation);
        Assert.Equal(2, Latest(other));
    }

    [Fact]
    public async Task Look_WithoutNews_ReloadsNothing()
    {
        await using var portal = await PortalWithUsers.StartAsync();
        using var other = new OtherInstance(portal);
        var tail = new LogTail(portal.Service<IDbContextFactory<PortalDbContext>>(), other.Follower, portal.Service<Checkpoints>());
        await tail.FollowAsync(Cancellation);
        var before = portal.Host.Queries.Count;
        await tail.FollowAsync(Cancellation);
        Assert.Equal(1, portal.Host.Queries.Count - before);
    }

    private static int? Latest(OtherInstance instance) => instance.Published.Find("sample")?.Latest.Number;
}
