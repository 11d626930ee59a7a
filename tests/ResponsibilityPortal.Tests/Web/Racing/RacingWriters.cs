using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Editing;
using ResponsibilityPortal.Web.Features.Admin.Publishing;
using ResponsibilityPortal.Web.Features.Admin.Users;

namespace ResponsibilityPortal.Tests.Web.Racing;

/// <summary>
/// Two users write at the same time, each through their own instance. Decisions based on earlier reads are valid only because every write
/// locks the head of the log before it reads. To test a database, derive a class that opens a portal on it.
/// </summary>
public abstract class RacingWriters : IAsyncLifetime
{
    private const string Slug = "sample";

    /// <summary>How often each race runs. Without the lock, the first rounds fail.</summary>
    private const int Rounds = 12;

    private static readonly CellKey Own = new("keys", "saas");
    private static readonly CellKey Raced = new("sign-in", "saas");

    private PortalWithUsers _portal = null!;
    private OtherInstance _first = null!;
    private OtherInstance _second = null!;
    private Member _bob = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Member Ada => _portal.Admin;

    public async ValueTask InitializeAsync()
    {
        _portal = await OpenAsync();
        await _portal.Host.PublishAsync(Given.Matrix());
        _bob = await _portal.JoinAsync(Roles.FirstAdministrator, "Bob");
        (_first, _second) = (new OtherInstance(_portal), new OtherInstance(_portal));
    }

    public async ValueTask DisposeAsync()
    {
        _first.Dispose();
        _second.Dispose();
        await _portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task PublishingWhileAnotherUserEdits_LosesNoAcknowledgedEdit()
    {
        for (var round = 1; round <= Rounds; round++)
        {
            await EditAsync(_first, Ada, Own, $"Round {round}.");
            var seen = (await DraftAsync(_second)).Find(Raced)!;
            var note = $"Edit {round}.";
            var (publish, edit) = (PublishAsync(_first, Ada, round), EditAsync(_second, _bob, Raced, note, seen));
            await Task.WhenAll(publish, edit);
            var published = Assert.IsType<PublishOutcome.Published>(await publish).Version.Number;
            Assert.Equal(round + 1, published);
            if (await edit is AssignOutcome.Assigned)
            {
                Assert.Contains(note, NotesOf((await DraftAsync(_first)).Find(Raced)!.Content));
            }
            else
            {
                Assert.IsType<AssignOutcome.Conflict>(await edit);
            }
        }
    }

    [Fact]
    public async Task TwoAdministratorsWhoDemoteEachOther_LeaveOne()
    {
        for (var round = 1; round <= Rounds; round++)
        {
            var both = await Task.WhenAll(DemoteAsync(_first, Ada, _bob), DemoteAsync(_second, _bob, Ada));
            Assert.Single(both, outcome => outcome is UserOutcome.Done);
            Assert.Single(both, outcome => outcome is UserOutcome.NotDone { Refusal: Refusal.NotAllowed });
            var (last, demoted) = both[0] is UserOutcome.Done ? (Ada, _bob) : (_bob, Ada);
            Assert.IsType<UserOutcome.Done>(await ChangeAsync(_first, last, demoted, Roles.Editor, Roles.FirstAdministrator));
        }
    }

    [Fact]
    public async Task TwoPublicationsAtOnce_MakeOneVersion()
    {
        for (var round = 1; round <= Rounds; round++)
        {
            await EditAsync(_first, Ada, Own, $"Round {round}.");
            var both = await Task.WhenAll(PublishAsync(_first, Ada, round), PublishAsync(_second, _bob, round));
            Assert.Single(both, outcome => outcome is PublishOutcome.Published);
            Assert.Single(both, outcome => outcome is PublishOutcome.Stale);
        }

        await using var store = _portal.Host.OpenStore();
        Assert.Equal(
            Enumerable.Range(1, Rounds + 1),
            await store.Versions.OrderBy(version => version.Number).Select(version => version.Number).ToListAsync(Cancellation)
        );
    }

    /// <summary>
    /// An approval is valid for what its approver saw, so no edit may come between reading the draft and recording the approval.
    /// </summary>
    [Fact]
    public async Task ApprovingWhileAnotherUserEdits_ApprovesNothingThatWasEditedBefore()
    {
        for (var round = 1; round <= Rounds; round++)
        {
            var draft = await EditAsync(_first, Ada, Own, $"Round {round}.") is AssignOutcome.Assigned ? await DraftAsync(_second) : null;
            var (approval, edit) = (
                _first.Reviews.DecideAsync(Slug, draft!.ContentHash, isApproved: true, null, Ada.Change(), Cancellation),
                EditAsync(_second, _bob, Raced, $"Edit {round}.", draft.Find(Raced)!)
            );
            await Task.WhenAll(approval, edit);
            Assert.IsType<AssignOutcome.Assigned>(await edit);
            var latest = (await _portal.LogAsync(AuditStream.Content)).TakeLast(2).Select(entry => entry.Action).ToList();
            if (await approval is ReviewOutcome.Done)
            {
                Assert.Equal([ReviewDecided.NameOf(true), AssignmentChanged.ActionName], latest);
            }
            else
            {
                Assert.IsType<ReviewOutcome.Changed>(await approval);
                Assert.Equal(AssignmentChanged.ActionName, latest[^1]);
            }
        }
    }

    /// <summary>Opens a portal with an administrator, and no matrix, on the database.</summary>
    private protected abstract Task<PortalWithUsers> OpenAsync();

    private static string NotesOf(Assignment content) => string.Join(' ', content.Notes.Select(note => note.Text));

    private static async Task<DraftSnapshot> DraftAsync(OtherInstance instance, PortalWithUsers portal)
    {
        await using var store = portal.Host.OpenStore();
        var matrix = await store.Matrices.AsNoTracking().SingleAsync(candidate => candidate.Slug == Slug, Cancellation);
        return (await instance.Drafts.ReadAsync(store, matrix, Cancellation))!;
    }

    private static Task<PublishOutcome> PublishAsync(OtherInstance instance, Member by, int basedOn) =>
        Task.Run(
            () => instance.Publisher.PublishDraftAsync(new PublishDraft(Slug, basedOn, "Why."), by.Change(), Cancellation),
            Cancellation
        );

    private static Task<UserOutcome> DemoteAsync(OtherInstance instance, Member by, Member whom) =>
        ChangeAsync(instance, by, whom, Roles.FirstAdministrator, Roles.Editor);

    private static Task<UserOutcome> ChangeAsync(OtherInstance instance, Member by, Member whom, Roles seen, Roles wanted) =>
        Task.Run(
            () =>
                instance.People.ChangeAsync(
                    new ChangeUser(whom.Id, new UserRights(seen, null, false), new UserRights(wanted, null, false)),
                    by.Change(),
                    Cancellation
                ),
            Cancellation
        );

    private Task<DraftSnapshot> DraftAsync(OtherInstance instance) => DraftAsync(instance, _portal);

    private async Task<AssignOutcome> EditAsync(OtherInstance instance, Member by, CellKey key, string note, DraftCell? seen = null)
    {
        var cell = seen ?? (await DraftAsync(instance)).Find(key)!;
        var content = cell.Content with { Notes = [new PartyNote(cell.Content.Accountable!, note)] };
        return await Task.Run(
            () => instance.Editor.AssignAsync(AssignCells.One(Slug, key.Responsibility, content, cell.Version), by.Change(), Cancellation),
            Cancellation
        );
    }
}
