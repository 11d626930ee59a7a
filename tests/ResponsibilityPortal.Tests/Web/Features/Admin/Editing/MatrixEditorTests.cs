using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Features.Admin.Editing;
using ResponsibilityPortal.Web.Features.Admin.Publishing;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Editing;

public sealed class MatrixEditorTests(EditedPortal edited) : IClassFixture<EditedPortal>, IAsyncLifetime
{
    private static readonly CellKey Cell = new("sign-in", "saas");
    private static readonly CellVersion AsPublished = new(1, 0);

    private PortalWithUsers _portal = edited.Portal;
    private string _slug = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private MatrixEditor Editor => _portal.Service<MatrixEditor>();

    private MatrixPublisher Publisher => _portal.Host.Publisher;

    private Member Ada => _portal.Admin;

    public async ValueTask InitializeAsync() => _slug = await edited.AddMatrixAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Cell_WithoutAnEdit_IsAsPublished()
    {
        var cell = (await Editor.FindCellAsync(_slug, Cell, Ada.Actor, Cancellation))!;
        Assert.Equal((AsPublished, null), (cell.Version, cell.Edit));
        Assert.Equal(Party.ReaderSlug, cell.Content.Accountable);
        Assert.Empty(await EditedAsync());
    }

    [Fact]
    public async Task Assign_Cell_IsStoredAndNotShownToReaders()
    {
        var cell = Assert.Single(Assert.IsType<AssignOutcome.Assigned>(await AssignAsync(Given.Vendor, AsPublished)).Changes).After;
        Assert.Equal(new CellVersion(1, 1), cell.Version);
        Assert.Equal(Given.Vendor, cell.Content.Accountable);
        Assert.Equal((Ada.Actor, "because"), (cell.Edit!.By, cell.Edit.Reason));
        Assert.Equal(cell, await Editor.FindCellAsync(_slug, Cell, Ada.Actor, Cancellation));
        Assert.Equal([cell], await EditedAsync());
        Assert.Equal(Party.ReaderSlug, DraftContent.Find(await PublishedAsync(), Cell)!.Accountable);
    }

    [Fact]
    public async Task Assign_Cell_RecordsBothValues()
    {
        await AssignAsync(Given.Vendor, AsPublished);
        var entry = (await edited.LogAsync(AuditStream.Content))[^1];
        Assert.Equal(
            ("assignment.changed", $"matrices/{_slug}/responsibilities/sign-in/saas", Ada.Name),
            (entry.Action, entry.Target, entry.ActorName)
        );
        var data = PortalWithUsers.DataOf(entry);
        Assert.Equal("1.1", data.GetProperty("version").GetString());
        Assert.Equal(Party.ReaderSlug, data.GetProperty("before").GetProperty("accountable").GetString());
        Assert.Equal(Given.Vendor, data.GetProperty("after").GetProperty("accountable").GetString());
    }

    [Fact]
    public async Task Assign_SameContent_SavesAndRecordsNothing()
    {
        var before = (await edited.LogAsync(AuditStream.Content)).Count;
        var cell = (await Editor.FindCellAsync(_slug, Cell, Ada.Actor, Cancellation))!;
        Assert.IsType<AssignOutcome.Unchanged>(
            await Editor.AssignAsync(AssignCells.One(_slug, Cell.Responsibility, cell.Content, AsPublished), Ada.Change(), Cancellation)
        );
        Assert.Equal(before, (await edited.LogAsync(AuditStream.Content)).Count);
        Assert.Equal(AsPublished, (await Editor.FindCellAsync(_slug, Cell, Ada.Actor, Cancellation))!.Version);
    }

    [Fact]
    public async Task Assign_CellThatAnotherUserEdited_NamesWhoChangedWhat()
    {
        var bob = await edited.UserAsync(Roles.Editor);
        await AssignAsync(Given.Vendor, AsPublished, bob);
        var conflict = Assert.IsType<AssignOutcome.Conflict>(await AssignAsync(Given.Provider, AsPublished));
        var current = Assert.Single(conflict.Current);
        Assert.Equal((Given.Vendor, bob.Actor, new CellVersion(1, 1)), (current.Content.Accountable, current.Edit!.By, current.Version));
        Assert.IsType<AssignOutcome.Assigned>(await AssignAsync(Given.Provider, current.Version));
        Assert.Equal(Given.Provider, (await Editor.FindCellAsync(_slug, Cell, Ada.Actor, Cancellation))!.Content.Accountable);
    }

    [Fact]
    public async Task Assign_SameContentByTwoUsers_SucceedsForBoth()
    {
        await AssignAsync(Given.Vendor, AsPublished);
        Assert.IsType<AssignOutcome.Unchanged>(await AssignAsync(Given.Vendor, AsPublished));
    }

    [Fact]
    public async Task Assign_ByTwoAtOnce_SucceedsOnce()
    {
        for (var round = 0; round < 25; round++)
        {
            var seen = (await Editor.FindCellAsync(_slug, Cell, Ada.Actor, Cancellation))!.Version;
            var outcomes = await Task.WhenAll(
                Task.Run(() => AssignAsync(Given.Vendor, seen, note: $"vendor {round}"), Cancellation),
                Task.Run(() => AssignAsync(Given.Provider, seen, note: $"provider {round}"), Cancellation)
            );
            Assert.Single(outcomes.OfType<AssignOutcome.Assigned>());
            Assert.Single(outcomes.OfType<AssignOutcome.Conflict>());
        }

        Assert.Equal(new CellVersion(1, 25), (await Editor.FindCellAsync(_slug, Cell, Ada.Actor, Cancellation))!.Version);
    }

    [Fact]
    public async Task Assign_SameOperationAgain_HasTheSameOutcome()
    {
        var operation = Guid.CreateVersion7();
        var first = await Editor.AssignAsync(Command(Given.Vendor, AsPublished), Ada.Change(operation), Cancellation);
        await AssignAsync(Given.Provider, new CellVersion(1, 1));
        var again = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(_ =>
                    Task.Run(
                        () => Editor.AssignAsync(Command(Given.Vendor, AsPublished), Ada.Change(operation), Cancellation),
                        Cancellation
                    )
                )
        );
        Assert.All(again, outcome => Assert.Equal(first, outcome));
        Assert.Equal(Given.Provider, (await Editor.FindCellAsync(_slug, Cell, Ada.Actor, Cancellation))!.Content.Accountable);
    }

    [Fact]
    public async Task Assign_SameOperationTwiceAtOnce_ActsOnce()
    {
        var operation = Guid.CreateVersion7();
        Task<AssignOutcome> first,
            again,
            behind;
        await using (await HeldQueue.OfAsync(_portal))
        {
            first = Editor.AssignAsync(Command(Given.Vendor, AsPublished), Ada.Change(operation), Cancellation);
            again = Editor.AssignAsync(Command(Given.Vendor, AsPublished), Ada.Change(operation), Cancellation);
            behind = AssignAsync(Given.Provider, new CellVersion(1, 1));
        }

        Assert.IsType<AssignOutcome.Assigned>(await first);
        Assert.Equal(await first, await again);
        Assert.IsType<AssignOutcome.Assigned>(await behind);
        Assert.Equal(["assignment.changed", "assignment.changed"], (await edited.ActionsAsync(AuditStream.Content)).TakeLast(2));
        Assert.Equal(new CellVersion(1, 2), (await Editor.FindCellAsync(_slug, Cell, Ada.Actor, Cancellation))!.Version);
    }

    [Fact]
    public async Task Assign_ManyInOneCommit_AreVerifiedAfterwards()
    {
        var bob = await edited.UserAsync(Roles.Editor);
        var draft = (await Editor.OpenAsync(_slug, Ada.Actor, Cancellation))!;
        var keys = draft
            .Content.Responsibilities.SelectMany(row => row.Assignments, (row, cell) => new CellKey(row.Slug, cell.HostingModel))
            .ToList();
        List<Task<AssignOutcome>> edits;
        await using (await HeldQueue.OfAsync(_portal))
        {
            edits = keys.ConvertAll(key =>
                Editor.AssignAsync(
                    new AssignCells(_slug, [Requested(key, Party.ReaderSlug, AsPublished)]),
                    (key.HostingModel == "saas" ? bob : Ada).Change(),
                    Cancellation
                )
            );
            edits.Add(AssignAsync("nobody", AsPublished));
        }

        var outcomes = await Task.WhenAll(edits);
        Assert.IsType<AssignOutcome.Invalid>(outcomes[^1]);
        Assert.True(outcomes.OfType<AssignOutcome.Assigned>().Count() > 2);
        Assert.Equal(
            outcomes.OfType<AssignOutcome.Assigned>().SelectMany(assigned => assigned.Changes).Count(),
            (await EditedAsync()).Count
        );
        using var evidence = _portal.Service<StoreEvidenceFactory>().Open();
        Assert.Empty(new StoreVerification(evidence, [], null).Run(Cancellation).Faults);
    }

    [Fact]
    public async Task Assign_OperationThatWasRefused_IsDecidedAgain()
    {
        var operation = Guid.CreateVersion7();
        Assert.IsType<AssignOutcome.Conflict>(
            await Editor.AssignAsync(Command(Given.Vendor, new CellVersion(1, 7)), Ada.Change(operation), Cancellation)
        );
        Assert.IsType<AssignOutcome.Assigned>(
            await Editor.AssignAsync(Command(Given.Vendor, AsPublished), Ada.Change(operation), Cancellation)
        );
    }

    [Fact]
    public async Task Assign_InvalidContent_IsRefusedInWords()
    {
        var invalid = Assert.IsType<AssignOutcome.Invalid>(await AssignAsync("nobody", AsPublished));
        Assert.Equal("/accountable", Assert.Single(invalid.Problems).Pointer);
        Assert.Empty(await EditedAsync());
    }

    [Theory]
    [InlineData("nothing", "sign-in", "saas")]
    [InlineData(null, "nothing", "saas")]
    [InlineData(null, "sign-in", "nothing")]
    public async Task Assign_UnknownCell_IsNotFound(string? unknown, string responsibility, string model)
    {
        var matrix = unknown ?? _slug;
        var command = AssignCells.One(matrix, responsibility, new Assignment(model) { Accountable = Given.Vendor }, AsPublished);
        Assert.Equal(
            new AssignOutcome.Missing(new CellKey(responsibility, model)),
            await Editor.AssignAsync(command, Ada.Change(), Cancellation)
        );
        Assert.Null(await Editor.FindCellAsync(matrix, new CellKey(responsibility, model), Ada.Actor, Cancellation));
    }

    [Theory]
    [InlineData(Roles.None, false)]
    [InlineData(Roles.Auditor, false)]
    [InlineData(Roles.Admin, false)]
    [InlineData(Roles.Approver, true)]
    public async Task Assign_WithoutTheRole_IsRefusedAndRecorded(Roles roles, bool mayLook)
    {
        var bob = await edited.UserAsync(roles);
        Assert.Equal(new AssignOutcome.NotDone(Refusal.NotAllowed), await AssignAsync(Given.Vendor, AsPublished, bob));
        Assert.Equal(mayLook, await Editor.FindCellAsync(_slug, Cell, bob.Actor, Cancellation) is not null);
        Assert.Contains(
            await edited.LogAsync(AuditStream.Access),
            entry => entry.Action == "access.refused" && entry.ActorName == bob.Name
        );
        Assert.Empty(await EditedAsync());
    }

    [Fact]
    public async Task Publish_Draft_ShowsItToReadersAndStartsTheNext()
    {
        await AssignAsync(Given.Vendor, AsPublished);
        var version = Assert.IsType<PublishOutcome.Published>(await PublishAsync(1)).Version;
        Assert.Equal((2, Ada.Actor, "Moved sign-in."), (version.Number, version.PublishedBy, version.Message));
        Assert.Equal(Given.Vendor, DraftContent.Find(await PublishedAsync(), Cell)!.Accountable);
        Assert.Empty(await EditedAsync());
        var cell = (await Editor.FindCellAsync(_slug, Cell, Ada.Actor, Cancellation))!;
        Assert.Equal(new CellVersion(2, 0), cell.Version);
        Assert.IsType<AssignOutcome.Conflict>(await AssignAsync(Given.Provider, AsPublished));
    }

    [Fact]
    public async Task Publish_WithAGapOrNoChangeOrAnOldBase_IsRefused()
    {
        Assert.IsType<PublishOutcome.Unchanged>(await PublishAsync(1));
        await AssignAsync(null, AsPublished);
        Assert.Equal(
            [new Gap(Cell.Responsibility, Cell.HostingModel)],
            Assert.IsType<PublishOutcome.Incomplete>(await PublishAsync(1)).Gaps
        );
        Assert.IsType<PublishOutcome.Stale>(await PublishAsync(0));
        Assert.Equal(
            new PublishOutcome.NotDone(Refusal.NotFound),
            await Publisher.PublishDraftAsync(new PublishDraft("nothing", 1, "Why."), Ada.Change(), Cancellation)
        );
        Assert.Single(await EditedAsync());
    }

    [Fact]
    public async Task Publish_WithoutTheRole_IsRefused()
    {
        var bob = await edited.UserAsync(Roles.Editor);
        await AssignAsync(Given.Vendor, AsPublished, bob);
        Assert.Equal(
            new PublishOutcome.NotDone(Refusal.NotAllowed),
            await Publisher.PublishDraftAsync(new PublishDraft(_slug, 1, "Why."), bob.Change(), Cancellation)
        );
        Assert.Equal(1, _portal.Host.Published.Find(_slug)!.Latest.Number);
    }

    /// <summary>The versions and the log alone determine the content of the draft.</summary>
    [Fact]
    public async Task Replay_OfTheLog_GivesTheDraft()
    {
        await AssignAsync(Given.Vendor, AsPublished);
        await AssignAsync(Given.Provider, new CellVersion(1, 1));
        await PublishAsync(1);
        await AssignAsync(Given.Vendor, new CellVersion(2, 0), note: "The vendor does it.");
        var replayed = new Dictionary<CellKey, Assignment>();
        foreach (var entry in await edited.LogAsync(AuditStream.Content))
        {
            if (entry.Action == "version.published")
            {
                replayed.Clear();
            }
            else if (entry.Action == "assignment.changed")
            {
                var data = PortalWithUsers.DataOf(entry);
                var key = new CellKey(data.GetProperty("responsibility").GetString()!, data.GetProperty("hostingModel").GetString()!);
                replayed[key] = AssignmentFormat.Read(data.GetProperty("after"), key.HostingModel, out _)!;
            }
        }

        Assert.Equal(replayed, (await EditedAsync()).ToDictionary(cell => cell.Key, cell => cell.Content));
    }

    [Fact]
    public async Task Assign_ThatCannotBeRecorded_SavesNothing()
    {
        await using var damaged = await PortalWithUsers.StartAsync();
        _portal = damaged;
        await damaged.Host.PublishAsync(Given.Matrix(_slug), change: Ada.Change());

        // The next entry would have the same previous hash as the first one.
        StoreOfRun.Do(
            _portal.Data.Path,
            """
            UPDATE AuditHeads SET Hash = (SELECT PreviousHash FROM AuditEntries WHERE Stream = 'content' AND Sequence = 1)
            WHERE Stream = 'content'
            """
        );

        await Assert.ThrowsAsync<DbUpdateException>(() => AssignAsync(Given.Vendor, AsPublished));
        Assert.Empty(await EditedAsync());
    }

    [Fact]
    public async Task AssignMany_RecordsEachCellOrNone()
    {
        var key = new CellKey("keys", "iaas");
        var both = new AssignCells(_slug, [Requested(Cell, Given.Vendor, AsPublished), Requested(key, Given.Vendor, AsPublished)]);
        var change = Ada.Change();
        var assigned = Assert.IsType<AssignOutcome.Assigned>(await Editor.AssignAsync(both, change, Cancellation));
        Assert.Equal([Cell, key], assigned.Changes.Select(done => done.After.Key));
        Assert.Equal(2, (await edited.LogAsync(AuditStream.Content)).Count(entry => entry.OperationId == change.OperationId));
        Assert.Equal(assigned, await Editor.AssignAsync(both, change, Cancellation));

        var half = new AssignCells(
            _slug,
            [Requested(new CellKey("backup", "saas"), Given.Provider, AsPublished), Requested(key, Given.Provider, AsPublished)]
        );
        Assert.Equal(
            [key],
            Assert
                .IsType<AssignOutcome.Conflict>(await Editor.AssignAsync(half, Ada.Change(), Cancellation))
                .Current.Select(cell => cell.Key)
        );
        Assert.Equal(2, (await EditedAsync()).Count);
    }

    [Fact]
    public async Task AssignMany_OmitsCellsWithTheSameContent()
    {
        await AssignAsync(Given.Vendor, AsPublished);
        var command = new AssignCells(
            _slug,
            [Requested(Cell, Given.Vendor, AsPublished), Requested(new CellKey("keys", "iaas"), Given.Vendor, AsPublished)]
        );
        Assert.Equal(
            "keys",
            Assert
                .Single(Assert.IsType<AssignOutcome.Assigned>(await Editor.AssignAsync(command, Ada.Change(), Cancellation)).Changes)
                .After.Key.Responsibility
        );
    }

    [Fact]
    public async Task Assign_PublishedContentWithNotes_IsNoEditAnyLonger()
    {
        // In the alphabet the customer comes before the vendor, in the matrix after.
        var noted = Given
            .Matrix(_slug)
            .Changing(row =>
                row.Slug != "sign-in"
                    ? row
                    : row with
                    {
                        Assignments =
                        [
                            new Assignment("saas")
                            {
                                Accountable = Party.ReaderSlug,
                                Notes = [new PartyNote(Given.Vendor, "Offers it."), new PartyNote(Party.ReaderSlug, "Sets it up.")],
                            },
                            .. row.Assignments.Skip(1),
                        ],
                    }
            );
        await _portal.Host.PublishAsync(noted, change: Ada.Change());
        var published = (await Editor.FindCellAsync(_slug, Cell, Ada.Actor, Cancellation))!;
        var change = Ada.Change();
        var edit = AssignCells.One(_slug, Cell.Responsibility, published.Content.MadeAccountable(Given.Vendor), published.Version);
        var first = await Editor.AssignAsync(edit, change, Cancellation);
        Assert.Equal(first, await Editor.AssignAsync(edit, change, Cancellation));
        await Editor.AssignAsync(
            AssignCells.One(_slug, Cell.Responsibility, published.Content, published.Version.Next),
            Ada.Change(),
            Cancellation
        );
        _portal.Service<DraftSnapshots>().Follow(_slug, [new DraftRestored(_slug, 1, "")]);
        var draft = (await Editor.OpenAsync(_slug, Ada.Actor, Cancellation))!;
        Assert.Equal((published.Content, false, 0), (draft.Find(Cell)!.Content, draft.HasChanges, draft.ChangedCells));
    }

    [Fact]
    public async Task History_OfACell_HasUserReasonAndResultOfEachEdit()
    {
        await Editor.AssignAsync(Command(Given.Vendor, AsPublished), Ada.Change() with { Reason = null }, Cancellation);
        await Publisher.PublishDraftAsync(new PublishDraft(_slug, 1, "Why.", MoveReason: "As agreed."), Ada.Change(), Cancellation);
        await Editor.AssignAsync(Command(Given.Provider, new CellVersion(2, 0)), Ada.Change(), Cancellation);
        var draft = (await Editor.OpenAsync(_slug, Ada.Actor, Cancellation))!;
        await _portal.Service<DraftDiscarder>().DiscardAsync(_slug, draft.ContentHash, Ada.Change(), Cancellation);
        await AssignAsync(Party.ReaderSlug, (await Editor.FindCellAsync(_slug, Cell, Ada.Actor, Cancellation))!.Version);
        Assert.Equal(
            [("because", null, false), ("because", null, true), ("As agreed.", 2, false)],
            (await Editor.ReadHistoryAsync(_slug, Cell, Ada.Actor, Cancellation)).Select(entry =>
                (entry.Reason, entry.PublishedIn, entry.IsDiscarded)
            )
        );
    }

    [Fact]
    public async Task Assign_OperationOfAnotherCommand_IsRefused()
    {
        var (edit, publication) = (Ada.Change(), Ada.Change());
        await Editor.AssignAsync(Command(Given.Vendor, AsPublished), edit, Cancellation);
        Assert.Equal(
            new PublishOutcome.NotDone(Refusal.OperationUsed),
            await Publisher.PublishDraftAsync(new PublishDraft(_slug, 1, "Why."), edit, Cancellation)
        );
        Assert.IsType<PublishOutcome.Published>(
            await Publisher.PublishDraftAsync(new PublishDraft(_slug, 1, "Why."), publication, Cancellation)
        );
        Assert.Equal(
            new AssignOutcome.NotDone(Refusal.OperationUsed),
            await Editor.AssignAsync(Command(Given.Provider, new CellVersion(2, 0)), publication, Cancellation)
        );
    }

    [Fact]
    public async Task Reason_OfACell_EndsWithTheNextMoveWithoutOne()
    {
        await Editor.AssignAsync(Command(Given.Vendor, AsPublished), Ada.Change() with { Reason = "They asked." }, Cancellation);
        await Editor.AssignAsync(
            Command(Given.Vendor, new CellVersion(1, 1), "does it"),
            Ada.Change() with
            {
                Reason = null,
            },
            Cancellation
        );
        Assert.Equal("They asked.", await StoredReasonAsync());
        await Editor.AssignAsync(Command(Given.Provider, new CellVersion(1, 2)), Ada.Change() with { Reason = null }, Cancellation);
        Assert.Null(await StoredReasonAsync());
    }

    [Fact]
    public async Task Assign_WithTheDraftOpen_IsShownAndNotified()
    {
        var drafts = _portal.Service<DraftSnapshots>();
        var told = new List<string>();
        drafts.Changed += told.Add;
        var before = (await Editor.OpenAsync(_slug, Ada.Actor, Cancellation))!;
        await AssignAsync(Given.Vendor, AsPublished);
        var after = (await Editor.OpenAsync(_slug, Ada.Actor, Cancellation))!;
        drafts.Changed -= told.Add;
        Assert.Equal([_slug], told);
        Assert.Equal((false, true, 0, 1), (before.IsChanged(Cell), after.IsChanged(Cell), before.ChangedCells, after.ChangedCells));
        Assert.Same(before.Frame, after.Frame);
        await PublishAsync(1);
        Assert.Equal(
            (2, false),
            (
                (await Editor.OpenAsync(_slug, Ada.Actor, Cancellation))!.Frame.Latest,
                (await Editor.OpenAsync(_slug, Ada.Actor, Cancellation))!.HasChanges
            )
        );
    }

    [Fact]
    public async Task Read_WhileOthersEdit_MissesNoEdit()
    {
        var drafts = _portal.Service<DraftSnapshots>();
        for (var round = 0; round < 20; round++)
        {
            drafts.Follow(_slug, [new DraftRestored(_slug, 1, "")]);
            var seen = new CellVersion(1, round);
            await Task.WhenAll(
                Task.Run(() => AssignAsync(round % 2 == 0 ? Given.Vendor : Given.Provider, seen), Cancellation),
                Task.Run(() => drafts.FindAsync(_slug, Cancellation), Cancellation)
            );
            Assert.Equal(round + 1, (await drafts.FindAsync(_slug, Cancellation))!.Find(Cell)!.Version.Edit);
        }
    }

    [Fact]
    public async Task Draft_WithEdits_NamesItsEditors()
    {
        var bob = await edited.UserAsync(Roles.Editor);
        await AssignAsync(Given.Vendor, AsPublished, bob);
        await AssignAsync(Given.Provider, new CellVersion(1, 1));
        Assert.Equal([Ada.Name, bob.Name], await EditorsAsync());
        await PublishAsync(1);
        Assert.Empty(await EditorsAsync());
    }

    private async Task<IReadOnlyList<DraftCell>> EditedAsync() =>
        [.. (await Editor.OpenAsync(_slug, Ada.Actor, Cancellation))!.Edited.Values];

    private async Task<List<string>> EditorsAsync()
    {
        await using var store = _portal.Host.OpenStore();
        var matrix = await store.Matrices.SingleAsync(stored => stored.Slug == _slug, Cancellation);
        return await store
            .DraftEditors.Where(editor => editor.MatrixId == matrix.Id)
            .Select(editor => editor.ActorName)
            .Order()
            .ToListAsync(Cancellation);
    }

    private async Task<string?> StoredReasonAsync()
    {
        await using var store = _portal.Host.OpenStore();
        var matrix = await store.Matrices.SingleAsync(stored => stored.Slug == _slug, Cancellation);
        return (await store.DraftCells.SingleAsync(cell => cell.MatrixId == matrix.Id, Cancellation)).Reason;
    }

    private static AssignCell Requested(CellKey key, string accountable, CellVersion seen) =>
        new(key.Responsibility, new Assignment(key.HostingModel) { Accountable = accountable }, seen);

    private AssignCells Command(string? accountable, CellVersion seen, string? note = null) =>
        AssignCells.One(
            _slug,
            Cell.Responsibility,
            new Assignment(Cell.HostingModel)
            {
                Accountable = accountable,
                Notes = note is null ? [] : [new PartyNote(accountable!, note)],
            },
            seen
        );

    private Task<AssignOutcome> AssignAsync(string? accountable, CellVersion seen, Member? by = null, string? note = null) =>
        Editor.AssignAsync(Command(accountable, seen, note), (by ?? Ada).Change(), Cancellation);

    private Task<PublishOutcome> PublishAsync(int basedOn) =>
        Publisher.PublishDraftAsync(new PublishDraft(_slug, basedOn, "Moved sign-in."), Ada.Change(), Cancellation);

    private async Task<Matrix> PublishedAsync() =>
        Assert
            .IsType<VersionContent.Intact>(await _portal.Host.Published.LoadAsync(_portal.Host.Published.Find(_slug)!.Latest))
            .Published.Matrix;
}
