using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Features.Admin.Editing;
using ResponsibilityPortal.Web.Features.Admin.Publishing;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Publishing;

public sealed class DraftReviewsTests(EditedPortal edited) : IClassFixture<EditedPortal>, IAsyncLifetime
{
    private static readonly CellKey Cell = new("sign-in", "saas");
    private static readonly CellKey Other = new("keys", "iaas");

    private PortalWithUsers _portal = edited.Portal;
    private string _slug = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DraftReviews Reviews => _portal.Service<DraftReviews>();

    private DraftDiscarder Discarder => _portal.Service<DraftDiscarder>();

    private MatrixPublisher Publisher => _portal.Host.Publisher;

    private Member Ada => _portal.Admin;

    public async ValueTask InitializeAsync() => _slug = await edited.AddMatrixAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Request_OfTheSeenState_IsRecorded()
    {
        await MoveAsync(Cell);
        Assert.IsType<ReviewOutcome.Done>(await AskAsync(" Look at sign-in.\r\nPlease. "));
        var standing = await StandingAsync();
        Assert.Equal(
            (Ada.Actor, "Look at sign-in.\nPlease.", null),
            (standing.Request!.AskedBy, standing.Request.Comment, standing.Request.IsApproved)
        );
        var entry = (await edited.LogAsync(AuditStream.Content))[^1];
        Assert.Equal(("review.asked", $"matrices/{_slug}/review"), (entry.Action, entry.Target));
        Assert.Equal(standing.Draft.ContentHash, PortalWithUsers.DataOf(entry).GetProperty("contentHash").GetString());
        Assert.IsType<ReviewOutcome.Unchanged>(await AskAsync("Look at sign-in.\nPlease."));
    }

    [Fact]
    public async Task Request_WithoutChangesOrOfAnotherState_IsRefused()
    {
        Assert.IsType<ReviewOutcome.Invalid>(await AskAsync());
        Assert.IsType<ReviewOutcome.Invalid>(await DecideAsync(isApproved: true));
        var seen = (await StandingAsync()).Draft.ContentHash;
        await MoveAsync(Cell);
        var now = (await StandingAsync()).Draft.ContentHash;
        Assert.Equal(new ReviewOutcome.Changed(now), await Reviews.AskAsync(_slug, seen, null, Ada.Change(), Cancellation));
        Assert.Equal(new ReviewOutcome.Changed(now), await Reviews.DecideAsync(_slug, seen, true, null, Ada.Change(), Cancellation));
        Assert.Equal(new ReviewOutcome.Changed(now), await Discarder.DiscardAsync(_slug, seen, Ada.Change(), Cancellation));
        Assert.Equal(
            new ReviewOutcome.NotDone(Refusal.NotFound),
            await Reviews.AskAsync("nothing", seen, null, Ada.Change(), Cancellation)
        );
    }

    [Fact]
    public async Task SendBack_WithoutAReason_IsRefused()
    {
        await MoveAsync(Cell);
        await AskAsync();
        Assert.IsType<ReviewOutcome.Invalid>(await DecideAsync(isApproved: false, reason: "  "));
        Assert.IsType<ReviewOutcome.Done>(await DecideAsync(isApproved: false, reason: "Name a source."));
        Assert.Equal((false, "Name a source."), ((await StandingAsync()).Request!.IsApproved, (await StandingAsync()).Request!.Remark));
        var entry = (await edited.LogAsync(AuditStream.Content))[^1];
        Assert.Equal(
            ("review.sent-back", "Name a source."),
            (entry.Action, PortalWithUsers.DataOf(entry).GetProperty("remark").GetString())
        );
    }

    [Fact]
    public async Task Approval_CountsForTheApprovedContentOnly()
    {
        await MoveAsync(Cell);
        Assert.IsType<ReviewOutcome.Done>(await DecideAsync(isApproved: true));
        Assert.Equal(Ada.Actor, (await StandingAsync()).ApprovedBy);
        _portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await MoveAsync(Other);
        Assert.Null((await StandingAsync()).ApprovedBy);
        await MoveAsync(Other, Party.ReaderSlug);
        Assert.Equal(Ada.Actor, (await StandingAsync()).ApprovedBy);
    }

    [Fact]
    public async Task Commands_WithoutTheRole_AreRefusedAndRecorded()
    {
        var bob = await edited.UserAsync(Roles.Editor);
        var eve = await edited.UserAsync(Roles.Auditor);
        await MoveAsync(Cell);
        var seen = (await StandingAsync()).Draft.ContentHash;
        Assert.Equal(
            new ReviewOutcome.NotDone(Refusal.NotAllowed),
            await Reviews.DecideAsync(_slug, seen, true, null, bob.Change(), Cancellation)
        );
        Assert.IsType<ReviewOutcome.Done>(await Reviews.AskAsync(_slug, seen, null, bob.Change(), Cancellation));
        Assert.Equal(new ReviewOutcome.NotDone(Refusal.NotAllowed), await Reviews.AskAsync(_slug, seen, null, eve.Change(), Cancellation));
        Assert.Equal(new ReviewOutcome.NotDone(Refusal.NotAllowed), await Discarder.DiscardAsync(_slug, seen, eve.Change(), Cancellation));
        Assert.Equal(
            new ReviewOutcome.NotDone(Refusal.NotAllowed),
            await Reviews.ExplainAsync(_slug, [Cell], "Why.", eve.Change(), Cancellation)
        );
        Assert.Null(await Reviews.OpenAsync(_slug, eve.Actor, Cancellation));
        Assert.Empty(await Reviews.ReadHistoryAsync(_slug, Cell, eve.Actor, Cancellation));
        Assert.Contains("access.refused", await edited.ActionsAsync(AuditStream.Access));
    }

    [Fact]
    public async Task Commands_SentAgain_HaveTheSameOutcome()
    {
        await MoveAsync(Cell);
        var seen = (await StandingAsync()).Draft.ContentHash;
        var (ask, discard) = (Ada.Change(), Ada.Change());
        await Reviews.AskAsync(_slug, seen, null, ask, Cancellation);
        Assert.IsType<ReviewOutcome.Done>(await Discarder.DiscardAsync(_slug, seen, discard, Cancellation));
        var entries = (await edited.LogAsync(AuditStream.Content)).Count;
        Assert.IsType<ReviewOutcome.Done>(await Reviews.AskAsync(_slug, seen, null, ask, Cancellation));
        Assert.IsType<ReviewOutcome.Done>(await Discarder.DiscardAsync(_slug, seen, discard, Cancellation));
        Assert.Equal(new ReviewOutcome.NotDone(Refusal.OperationUsed), await Discarder.DiscardAsync(_slug, seen, ask, Cancellation));
        Assert.Equal(entries, (await edited.LogAsync(AuditStream.Content)).Count);
    }

    [Fact]
    public async Task Publish_MoveWithoutAReason_IsRefused()
    {
        await MoveAsync(Cell, reason: null);
        await MoveAsync(Other, reason: null);
        Assert.Equal([Cell, Other], Assert.IsType<PublishOutcome.Unexplained>(await PublishAsync()).Cells);
        Assert.IsType<ReviewOutcome.Done>(await ExplainAsync([Cell, Other], "The contract says so."));
        Assert.IsType<ReviewOutcome.Unchanged>(await ExplainAsync([Cell, Other], "The contract says so."));
        Assert.Equal(2, (await edited.ActionsAsync(AuditStream.Content)).Count(action => action == "assignment.explained"));
        Assert.Empty((await StandingAsync()).Unexplained);
        Assert.IsType<PublishOutcome.Published>(await PublishAsync());
    }

    [Fact]
    public async Task Publish_WithReasonsForMoves_RecordsEach()
    {
        await MoveAsync(Cell, reason: null);
        await MoveAsync(Other, reason: "Said at once.");
        Assert.IsType<PublishOutcome.Published>(await PublishAsync(moveReason: " One for all. "));
        var entry = Assert.Single(await edited.LogAsync(AuditStream.Content), entry => entry.Action == "assignment.explained");
        Assert.Equal($"matrices/{_slug}/responsibilities/sign-in/saas", entry.Target);
        Assert.Contains("One for all.", System.Text.Encoding.UTF8.GetString(entry.Payload), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_MoveByAStructureEdit_NeedsAReason()
    {
        await RestructureAsync(Given.Matrix(_slug).Moving("keys", "iaas", Given.Vendor));
        Assert.Equal([Other], Assert.IsType<PublishOutcome.Unexplained>(await PublishAsync()).Cells);
        Assert.IsType<ReviewOutcome.Done>(await ExplainAsync([Other], "Why."));
        Assert.IsType<PublishOutcome.Published>(await PublishAsync());
    }

    [Fact]
    public async Task Explain_CellWithoutAMoveOrWithoutWords_IsRefused()
    {
        await MoveAsync(Cell, reason: null);
        Assert.IsType<ReviewOutcome.Invalid>(await ExplainAsync([Cell, Other], "Why."));
        Assert.IsType<ReviewOutcome.Invalid>(await ExplainAsync([Cell], " "));
        Assert.IsType<ReviewOutcome.Invalid>(await ExplainAsync([Cell], "bell\u0007"));
        Assert.IsType<ReviewOutcome.Invalid>(await ExplainAsync([new CellKey("nothing", "saas")], "Why."));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("A bell\u0007")]
    public async Task Publish_WithABadMessage_IsRefused(string message)
    {
        await MoveAsync(Cell);
        Assert.IsType<PublishOutcome.Invalid>(await PublishAsync(message: message));
        Assert.IsType<PublishOutcome.Invalid>(await PublishAsync(message: new string('x', MatrixVersion.MessageMaxLength + 1)));
        Assert.Equal("Two\nlines", Assert.IsType<PublishOutcome.Published>(await PublishAsync(message: " Two\nlines ")).Version.Message);
    }

    [Fact]
    public async Task Publish_ForADateWithinTwoYears_IsAnnounced()
    {
        await using var portal = await StartAsync();
        var now = portal.Clock.GetUtcNow();
        await MoveAsync(Cell);
        Assert.IsType<PublishOutcome.Invalid>(await PublishAsync(inForceFrom: now.AddMinutes(-6)));
        Assert.IsType<PublishOutcome.Invalid>(await PublishAsync(inForceFrom: now.AddDays(732)));
        var announced = Assert.IsType<PublishOutcome.Published>(await PublishAsync(inForceFrom: now.AddDays(30))).Version;
        Assert.True(announced.InForceFrom > announced.PublishedAt.AddDays(29));
        Assert.Equal(1, _portal.Host.Published.Find(_slug)!.InForceAt(now)!.Number);
        _portal.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(2, _portal.Host.Published.Find(_slug)!.InForceAt(_portal.Clock.GetUtcNow())!.Number);
    }

    [Fact]
    public async Task Publish_ForADateThatJustPassed_TakesEffectNow()
    {
        await MoveAsync(Cell);
        var version = Assert
            .IsType<PublishOutcome.Published>(await PublishAsync(inForceFrom: _portal.Clock.GetUtcNow().AddSeconds(-30)))
            .Version;
        Assert.Equal(version.PublishedAt, version.InForceFrom);
    }

    [Fact]
    public async Task Publish_OfAnotherState_IsRefused()
    {
        await MoveAsync(Cell);
        var seen = (await StandingAsync()).Draft.ContentHash;
        await MoveAsync(Other);
        Assert.Equal(new PublishOutcome.Changed((await StandingAsync()).Draft.ContentHash), await PublishAsync(seen: seen));
        Assert.IsType<PublishOutcome.Published>(await PublishAsync(seen: (await StandingAsync()).Draft.ContentHash));
    }

    [Fact]
    public async Task Publish_WithoutRequirement_NamesOnlyWhoApprovedTheContent()
    {
        var bob = await edited.UserAsync(Roles.Editor | Roles.Approver);
        await MoveAsync(Cell);
        Assert.Null(Assert.IsType<PublishOutcome.Published>(await PublishAsync()).Version.ApprovedBy);

        await MoveAsync(Cell, Given.Provider);
        Assert.Null(Assert.IsType<PublishOutcome.Published>(await PublishAsync(by: bob)).Version.ApprovedBy);

        await MoveAsync(Cell, Given.Vendor);
        await DecideAsync(isApproved: true, by: bob);
        Assert.Equal(bob.Actor, Assert.IsType<PublishOutcome.Published>(await PublishAsync()).Version.ApprovedBy);

        await MoveAsync(Cell, Given.Provider);
        await DecideAsync(isApproved: true, by: bob);
        await MoveAsync(Other, Given.Provider);
        Assert.Null(Assert.IsType<PublishOutcome.Published>(await PublishAsync()).Version.ApprovedBy);
    }

    [Fact]
    public async Task SecondApprover_WithOwnEdits_CannotApproveOrPublish()
    {
        await using var portal = await StartAsync(("Portal:FourEyes", "true"));
        var bob = await _portal.JoinAsync(Roles.Approver, "Bob");
        await MoveAsync(Cell);
        Assert.IsType<ReviewOutcome.OwnEdits>(await DecideAsync(isApproved: true));
        Assert.IsType<PublishOutcome.OwnEdits>(await PublishAsync());
        Assert.IsType<ReviewOutcome.Done>(await DecideAsync(isApproved: true, by: bob));
        Assert.IsType<PublishOutcome.OwnEdits>(await PublishAsync());
        Assert.Equal(bob.Actor, Assert.IsType<PublishOutcome.Published>(await PublishAsync(by: bob)).Version.ApprovedBy);
    }

    [Fact]
    public async Task Discard_Changes_KeepsThemInTheLogOnly()
    {
        await MoveAsync(Cell);
        await RestructureAsync(Given.Matrix(_slug) with { Title = "Another title" });
        await AskAsync();
        var seen = (await StandingAsync()).Draft.ContentHash;
        Assert.IsType<ReviewOutcome.Done>(await Discarder.DiscardAsync(_slug, seen, Ada.Change(), Cancellation));
        var standing = await StandingAsync();
        Assert.False(standing.Draft.HasChanges);
        Assert.Empty(standing.Editors);
        Assert.Null(standing.Request);
        var data = PortalWithUsers.DataOf((await edited.LogAsync(AuditStream.Content))[^1]);
        var cell = Assert.Single(data.GetProperty("cells").EnumerateArray());
        Assert.Equal(Given.Vendor, cell.GetProperty("content").GetProperty("accountable").GetString());
        Assert.Equal("Another title", data.GetProperty("frame").GetProperty("title").GetString());
        Assert.Equal(seen, data.GetProperty("contentHash").GetString());
        Assert.IsType<ReviewOutcome.Invalid>(await Discarder.DiscardAsync(_slug, standing.Draft.ContentHash, Ada.Change(), Cancellation));
    }

    [Fact]
    public async Task Assign_WithAVersionFromBeforeADiscard_IsStale()
    {
        await MoveAsync(Cell);
        var seen = (await StandingAsync()).Draft.Find(Cell)!.Version;
        await Discarder.DiscardAsync(_slug, (await StandingAsync()).Draft.ContentHash, Ada.Change(), Cancellation);
        await MoveAsync(Cell, Given.Provider);
        Assert.IsType<AssignOutcome.Conflict>(await AssignAsync(Cell, Given.Vendor, seen, "Late."));
    }

    [Fact]
    public async Task History_OfACell_MarksDiscardedEdits()
    {
        await MoveAsync(Cell);
        await Discarder.DiscardAsync(_slug, (await StandingAsync()).Draft.ContentHash, Ada.Change(), Cancellation);
        await MoveAsync(Cell, Given.Provider);
        await PublishAsync();
        Assert.Equal([2, null], (await Reviews.ReadHistoryAsync(_slug, Cell, Ada.Actor, Cancellation)).Select(entry => entry.PublishedIn));
    }

    [Fact]
    public async Task Publish_WithReasonsSentAgain_HasTheSameOutcome()
    {
        await MoveAsync(Cell, reason: null);
        var change = Ada.Change();
        var command = new PublishDraft(_slug, 1, "Why.", MoveReason: "One for all.");
        var first = Assert.IsType<PublishOutcome.Published>(await Publisher.PublishDraftAsync(command, change, Cancellation));
        Assert.Equal(
            first.Version,
            Assert.IsType<PublishOutcome.Published>(await Publisher.PublishDraftAsync(command, change, Cancellation)).Version
        );
        Assert.Equal(2, _portal.Host.Published.Find(_slug)!.Latest.Number);
    }

    [Fact]
    public async Task Republish_EarlierVersion_MakesANewOne()
    {
        await MoveAsync(Cell);
        await PublishAsync();
        var again = Assert.IsType<PublishOutcome.Published>(await AgainAsync(1, basedOn: 2)).Version;
        var first = _portal.Host.Published.Find(_slug)!.Find(1)!;
        Assert.Equal((3, first.ContentHash, null, "Back to before."), (again.Number, again.ContentHash, again.ApprovedBy, again.Message));
        Assert.IsType<PublishOutcome.Unchanged>(await AgainAsync(1, basedOn: 3));
        Assert.IsType<PublishOutcome.Stale>(await AgainAsync(2, basedOn: 2));
        Assert.Equal(new PublishOutcome.NotDone(Refusal.NotFound), await AgainAsync(9, basedOn: 3));
    }

    [Fact]
    public async Task Republish_OverChangesOfTheDraft_IsRefused()
    {
        await MoveAsync(Cell);
        await PublishAsync();
        await MoveAsync(Other);
        Assert.Contains(
            "discard",
            Assert.IsType<PublishOutcome.Invalid>(await AgainAsync(1, basedOn: 2)).Problem,
            StringComparison.Ordinal
        );
        Assert.True((await StandingAsync()).Draft.IsChanged(Other));
    }

    /// <summary>Starts a portal for one test alone.</summary>
    private async Task<PortalWithUsers> StartAsync(params (string Key, string Value)[] settings) =>
        _portal = await PortalWithUsers.StartImportingAsync(Given.Matrix(_slug), settings);

    private async Task<DraftReview> StandingAsync() => (await Reviews.OpenAsync(_slug, Ada.Actor, Cancellation))!;

    private async Task MoveAsync(CellKey cell, string to = Given.Vendor, string? reason = "because") =>
        Assert.IsType<AssignOutcome.Assigned>(await AssignAsync(cell, to, (await StandingAsync()).Draft.Find(cell)!.Version, reason));

    private Task<AssignOutcome> AssignAsync(CellKey cell, string to, CellVersion seen, string? reason) =>
        _portal
            .Service<MatrixEditor>()
            .AssignAsync(
                AssignCells.One(
                    _slug,
                    cell.Responsibility,
                    Given.Matrix().Responsibilities.Single(row => row.Slug == cell.Responsibility).In(cell.HostingModel)! with
                    {
                        Accountable = to,
                        Contributing = [],
                    },
                    seen
                ),
                Ada.Change() with
                {
                    Reason = reason,
                },
                Cancellation
            );

    /// <summary>Replaces the structure under the edited cells, like an edit of rows and columns.</summary>
    private async Task RestructureAsync(Matrix content)
    {
        await using var store = _portal.Host.OpenStore();
        var matrix = await store.Matrices.SingleAsync(stored => stored.Slug == _slug, Cancellation);
        store.Drafts.Add(StoredDraft.Create(matrix, StoredDraft.Frame, MatrixWriter.Write(content), _portal.Clock.GetUtcNow()));
        matrix.Restructure();
        await store.NoteDraftEditorAsync(matrix, Ada.Actor, Cancellation);
        await store.SaveChangesAsync(Cancellation);
        _portal.Service<DraftSnapshots>().Follow(_slug, [new DraftRestored(_slug, 1, "")]);
    }

    private async Task<ReviewOutcome> AskAsync(string? comment = null) =>
        await Reviews.AskAsync(_slug, (await StandingAsync()).Draft.ContentHash, comment, Ada.Change(), Cancellation);

    private async Task<ReviewOutcome> DecideAsync(bool isApproved, string? reason = null, Member? by = null) =>
        await Reviews.DecideAsync(_slug, (await StandingAsync()).Draft.ContentHash, isApproved, reason, (by ?? Ada).Change(), Cancellation);

    private Task<ReviewOutcome> ExplainAsync(ValueList<CellKey> cells, string reason) =>
        Reviews.ExplainAsync(_slug, cells, reason, Ada.Change(), Cancellation);

    private Task<PublishOutcome> PublishAsync(
        string message = "Why.",
        DateTimeOffset? inForceFrom = null,
        string? seen = null,
        string? moveReason = null,
        Member? by = null
    ) =>
        Publisher.PublishDraftAsync(
            new PublishDraft(_slug, _portal.Host.Published.Find(_slug)!.Latest.Number, message, inForceFrom, seen, moveReason),
            (by ?? Ada).Change(),
            Cancellation
        );

    private Task<PublishOutcome> AgainAsync(int version, int basedOn) =>
        _portal
            .Service<VersionRepublisher>()
            .PublishAgainAsync(new PublishAgain(_slug, version, basedOn, "Back to before."), Ada.Change(), Cancellation);
}
