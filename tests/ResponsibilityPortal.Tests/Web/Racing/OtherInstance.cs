using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Features.Admin.Editing;
using ResponsibilityPortal.Web.Features.Admin.Publishing;
using ResponsibilityPortal.Web.Features.Admin.Users;
using ResponsibilityPortal.Web.Following;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Web.Racing;

/// <summary>
/// The services of another instance on the store of a portal, with its own queue and memory, so that only the database orders the writes.
/// </summary>
internal sealed class OtherInstance : IDisposable
{
    public OtherInstance(PortalWithUsers portal)
    {
        var services = portal.Host.Services;
        var contexts = portal.Service<IDbContextFactory<PortalDbContext>>();
        Published = ActivatorUtilities.CreateInstance<PublishedMatrices>(services);
        Drafts = new DraftSnapshots(contexts, Published);
        Follower = ActivatorUtilities.CreateInstance<LogFollower>(services, Published, Drafts, Sessions);
        var writer = new Writer(new WriteQueue(contexts, portal.Clock), new EntryLimit(portal.Clock), portal.Clock, Follower.FollowAsync);
        Editor = ActivatorUtilities.CreateInstance<MatrixEditor>(services, writer, Drafts);
        Publisher = ActivatorUtilities.CreateInstance<MatrixPublisher>(services, writer, Drafts);
        Reviews = ActivatorUtilities.CreateInstance<DraftReviews>(services, new DraftCommands(writer, Drafts), Drafts);
        People = ActivatorUtilities.CreateInstance<UserRegister>(
            services,
            ActivatorUtilities.CreateInstance<AccountActs>(services, writer)
        );
    }

    public PublishedMatrices Published { get; }

    public DraftSnapshots Drafts { get; }

    public SessionChanges Sessions { get; } = new();

    public LogFollower Follower { get; }

    public MatrixEditor Editor { get; }

    public MatrixPublisher Publisher { get; }

    public DraftReviews Reviews { get; }

    public UserRegister People { get; }

    public void Dispose() => Published.Dispose();
}
