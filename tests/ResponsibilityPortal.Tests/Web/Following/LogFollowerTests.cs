using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Web.Racing;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Features.Admin.Editing;
using ResponsibilityPortal.Web.Features.Admin.Publishing;
using ResponsibilityPortal.Web.Features.Admin.Users;
using ResponsibilityPortal.Web.Following;

namespace ResponsibilityPortal.Tests.Web.Following;

/// <summary>One instance learns from the log alone what another commits.</summary>
[Trait("Store", "Both")]
public sealed class LogFollowerTests : IAsyncLifetime
{
    private const string Slug = "sample";

    private static readonly CellKey Cell = new("keys", "saas");

    private PortalWithUsers _portal = null!;
    private OtherInstance _other = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Member Ada => _portal.Admin;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalWithUsers.StartAsync();
        await _portal.Host.PublishAsync(Given.Matrix());
        _other = new OtherInstance(_portal);
        await _other.Follower.FollowVersionsAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        _other.Dispose();
        await _portal.DisposeAsync();
    }

    [Fact]
    public void EveryFact_HasAReach() =>
        Assert.All(
            FactSamples.All,
            fact => Assert.True(Enum.IsDefined(LogReaches.Of(fact)) || LogReaches.Of(fact) == (LogReach.Versions | LogReach.Draft))
        );

    [Fact]
    public async Task EditInAnotherInstance_IsReadAtTheNextUseAndReported()
    {
        var before = (await _other.Drafts.FindAsync(Slug, Cancellation))!;
        var changed = new List<string>();
        _other.Drafts.Changed += changed.Add;
        var facts = await CommittedAsync(() => EditAsync("Elsewhere."));
        Assert.Same(before, await _other.Drafts.FindAsync(Slug, Cancellation));
        await _other.Follower.FollowAsync(facts);
        Assert.Equal("Elsewhere.", NoteOf(await _other.Drafts.FindAsync(Slug, Cancellation)));
        Assert.Equal([Slug], changed);
    }

    [Fact]
    public async Task EditAlreadyKnown_IsNotReadAgain()
    {
        var facts = await CommittedAsync(() => EditAsync("Here."));
        var known = (await Drafts.FindAsync(Slug, Cancellation))!;
        await _portal.Service<LogFollower>().FollowAsync(facts);
        Assert.Same(known, await Drafts.FindAsync(Slug, Cancellation));
    }

    [Fact]
    public async Task VersionPublishedInAnotherInstance_IsServedAndTheBaseOfTheDraft()
    {
        await EditAsync("To be published.");
        await _other.Follower.FollowAsync([new DraftRestored(Slug, 1, "")]);
        Assert.Equal(1, (await _other.Drafts.FindAsync(Slug, Cancellation))!.ChangedCells);
        var facts = await CommittedAsync(() =>
            _portal.Service<MatrixPublisher>().PublishDraftAsync(new PublishDraft(Slug, 1, "Second.", null), Ada.Change(), Cancellation)
        );
        Assert.Equal(1, _other.Published.Find(Slug)!.Latest.Number);
        await _other.Follower.FollowAsync(facts);
        Assert.Equal(2, _other.Published.Find(Slug)!.Latest.Number);
        var draft = (await _other.Drafts.FindAsync(Slug, Cancellation))!;
        Assert.Equal((2, 0), (draft.Frame.Latest, draft.ChangedCells));
    }

    [Fact]
    public async Task ProblemReportedInAnotherInstance_IsSignalledButKeepsTheDraft()
    {
        var draft = await _other.Drafts.FindAsync(Slug, Cancellation);
        var changed = new List<string>();
        _portal.Service<CellMarkChanges>().Changed += changed.Add;
        await _other.Follower.FollowAsync([new ProblemReportReceived(Slug, Guid.Empty, "keys", null, 1)]);
        Assert.Equal([Slug], changed);
        Assert.Same(draft, await _other.Drafts.FindAsync(Slug, Cancellation));
    }

    [Fact]
    public async Task SessionEndedInAnotherInstance_IsReported()
    {
        var bob = await _portal.JoinAsync(Roles.Editor, "Bob");
        var changed = new List<Guid>();
        _other.Sessions.Changed += changed.Add;
        var facts = await CommittedAsync(() => _portal.Service<UserSessions>().EndAsync(Ada.Actor, bob.Id, null, Cancellation));
        await _other.Follower.FollowAsync(facts);
        Assert.Equal([bob.Id], changed);
    }

    private DraftSnapshots Drafts => _portal.Service<DraftSnapshots>();

    private async Task EditAsync(string note)
    {
        var seen = (await Drafts.FindAsync(Slug, Cancellation))!.Find(Cell)!;
        Assert.IsType<AssignOutcome.Assigned>(
            await _portal
                .Service<MatrixEditor>()
                .AssignAsync(
                    AssignCells.One(Slug, Cell.Responsibility, seen.Content with { Notes = [new(Given.Vendor, note)] }, seen.Version),
                    Ada.Change(),
                    Cancellation
                )
        );
    }

    private static string NoteOf(DraftSnapshot? draft) => draft!.Find(Cell)!.Content.Notes[0].Text;

    /// <summary>The facts that an action adds to the log, read from the store as another instance reads them.</summary>
    private async Task<IReadOnlyList<AuditFact>> CommittedAsync(Func<Task> act)
    {
        await using var store = _portal.Host.OpenStore();
        var before = await store.AuditEntries.Select(entry => entry.Hash).ToHashSetAsync(Cancellation);
        await act();
        var entries = await store.AuditEntries.AsNoTracking().OrderBy(entry => entry.Sequence).ToListAsync(Cancellation);
        return
        [
            .. entries
                .Where(entry => !before.Contains(entry.Hash))
                .Select(entry => Assert.IsType<FactReadOutcome.Known>(AuditFacts.Read(entry.Payload)).Fact),
        ];
    }
}
