using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Features.Admin.Editing;
using ResponsibilityPortal.Web.Features.Admin.Publishing;
using ResponsibilityPortal.Web.Features.Admin.Structure;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Structure;

public sealed class DraftStructureEditorTests(EditedPortal edited) : IClassFixture<EditedPortal>, IAsyncLifetime
{
    private static readonly CellKey SignIn = new("sign-in", "saas");

    private readonly PortalWithUsers _portal = edited.Portal;
    private string _slug = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DraftStructureEditor StructureEditor => _portal.Service<DraftStructureEditor>();

    private MatrixEditor Editor => _portal.Service<MatrixEditor>();

    private Member Ada => _portal.Admin;

    private static StructureEdit AddRow(string slug) =>
        new StructureEdit.PutRow(new Responsibility { Slug = slug, Title = $"The row {slug}" }, null, "access");

    public async ValueTask InitializeAsync() => _slug = await edited.AddMatrixAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Edit_OfTheStructure_IsNotShownToReaders()
    {
        var page = await _portal.Host.ReadAsync($"/matrices/{_slug}");
        Assert.Equal("Added the row “The row extra” to the domain “Access”.", Edited(await EditStructureAsync(AddRow("extra"))).Words);
        Assert.Equal(["sign-in", "keys", "extra", "backup"], (await DraftAsync()).Content.Responsibilities.Select(row => row.Slug));
        Assert.True((await DraftAsync()).HasChanges);
        Assert.Equal(page, await _portal.Host.ReadAsync($"/matrices/{_slug}"));
    }

    [Fact]
    public async Task Edit_WithOpenPages_NotifiesThem()
    {
        var told = new List<string>();
        var drafts = _portal.Service<DraftSnapshots>();
        drafts.Changed += told.Add;
        await EditStructureAsync(AddRow("extra"));
        drafts.Changed -= told.Add;
        Assert.Equal([_slug], told);
    }

    [Fact]
    public async Task Edit_IsRecordedWithSentenceAndValues()
    {
        await EditStructureAsync(AddRow("extra"));
        var entry = (await edited.LogAsync(AuditStream.Content))[^1];
        Assert.Equal(("draft.reshaped", $"matrices/{_slug}", Ada.Name), (entry.Action, entry.Target, entry.ActorName));
        var patch = PortalWithUsers.DataOf(entry).GetProperty("patch");
        Assert.Equal("The row extra", patch.GetProperty("responsibility/extra").GetProperty("after").GetProperty("title").GetString());
        Assert.False(patch.GetProperty("responsibility/extra").TryGetProperty("before", out _));
    }

    [Fact]
    public async Task Edit_WithoutTheRole_IsRefusedAndRecorded()
    {
        var approver = await edited.UserAsync(Roles.Approver);
        Assert.Equal(new StructureOutcome.NotDone(Refusal.NotAllowed), await EditStructureAsync(AddRow("extra"), approver));
        Assert.Contains("access.refused", await edited.ActionsAsync(AuditStream.Access));
        Assert.NotNull(await StructureEditor.OpenAsync(_slug, approver.Actor, Cancellation));
        var auditor = await edited.UserAsync(Roles.Auditor);
        Assert.Null(await StructureEditor.OpenAsync(_slug, auditor.Actor, Cancellation));
        Assert.False((await DraftAsync()).HasChanges);
    }

    [Fact]
    public async Task Edit_SameOperationAgain_ActsOnce()
    {
        var operation = Guid.CreateVersion7();
        var first = await StructureEditor.EditStructureAsync(_slug, AddRow("extra"), Ada.Change(operation), Cancellation);
        var again = await Task.WhenAll(
            Enumerable
                .Range(0, 5)
                .Select(_ =>
                    Task.Run(
                        () => StructureEditor.EditStructureAsync(_slug, AddRow("extra"), Ada.Change(operation), Cancellation),
                        Cancellation
                    )
                )
        );
        Assert.All(again, outcome => Assert.Equal(Edited(first), outcome));
        Assert.Single(await edited.ActionsAsync(AuditStream.Content), "draft.reshaped");
        Assert.Equal(
            new StructureOutcome.NotDone(Refusal.OperationUsed),
            await StructureEditor.EditStructureAsync("another", AddRow("extra"), Ada.Change(operation), Cancellation)
        );
        var cell = await Editor.AssignAsync(
            AssignCells.One(_slug, "keys", new Assignment("saas") { Accountable = Given.Provider }, new CellVersion(1, 0)),
            Ada.Change(operation),
            Cancellation
        );
        Assert.Equal(new AssignOutcome.NotDone(Refusal.OperationUsed), cell);
    }

    [Fact]
    public async Task Edit_ThatChangesNothing_RecordsNothing()
    {
        var party = Given.Matrix().Parties[0];
        Assert.IsType<StructureOutcome.Unchanged>(
            await EditStructureAsync(new StructureEdit.Put<Party>(ElementSets.Parties, party, party))
        );
        Assert.IsType<StructureOutcome.Invalid>(
            await EditStructureAsync(new StructureEdit.Put<Party>(ElementSets.Parties, party with { Name = "" }, party))
        );
        Assert.IsType<StructureOutcome.Stale>(
            await EditStructureAsync(
                new StructureEdit.Put<Party>(ElementSets.Parties, party with { Name = "X" }, party with { Name = "Old" })
            )
        );
        Assert.IsType<StructureOutcome.Unconfirmed>(await EditStructureAsync(new StructureEdit.RemoveRow("keys")));
        Assert.Equal(
            new StructureOutcome.NotDone(Refusal.NotFound),
            await StructureEditor.EditStructureAsync("nothing", AddRow("extra"), Ada.Change(), Cancellation)
        );
        Assert.DoesNotContain("draft.reshaped", await edited.ActionsAsync(AuditStream.Content));
        Assert.Equal(1, (await DraftAsync()).Frame.Revision);
    }

    [Fact]
    public async Task Edit_OfTheSameElementByTwoAtOnce_SucceedsOnce()
    {
        for (var round = 0; round < 10; round++)
        {
            var seen = (await DraftAsync()).Content.Parties[0];
            var outcomes = await Task.WhenAll(
                Enumerable
                    .Range(0, 2)
                    .Select(side =>
                        Task.Run(
                            () =>
                                EditStructureAsync(
                                    new StructureEdit.Put<Party>(ElementSets.Parties, seen with { Name = $"Provider {round} {side}" }, seen)
                                ),
                            Cancellation
                        )
                    )
            );
            Assert.Single(outcomes.OfType<StructureOutcome.Edited>());
            Assert.Single(outcomes.OfType<StructureOutcome.Stale>());
        }
    }

    [Fact]
    public async Task Edit_OfDifferentElementsAtOnce_SucceedsForAll()
    {
        var edits = Enumerable.Range(0, 8).Select(index => Task.Run(() => EditStructureAsync(AddRow($"extra-{index}")), Cancellation));
        var cells = Enumerable
            .Range(0, 8)
            .Select(index =>
                Task.Run(
                    async () =>
                    {
                        var seen = (await Editor.FindCellAsync(_slug, SignIn, Ada.Actor, Cancellation))!;
                        return await Editor.AssignAsync(
                            AssignCells.One(
                                _slug,
                                SignIn.Responsibility,
                                seen.Content with
                                {
                                    Notes = [new PartyNote(Given.Vendor, $"Note {index}")],
                                },
                                seen.Version
                            ),
                            Ada.Change(),
                            Cancellation
                        );
                    },
                    Cancellation
                )
            );
        var (shaped, assigned) = (Task.WhenAll(edits), Task.WhenAll(cells));
        Assert.All(await shaped, outcome => Assert.IsType<StructureOutcome.Edited>(outcome));
        var wins = (await assigned).OfType<AssignOutcome.Assigned>().Count();
        var draft = await DraftAsync();
        Assert.Equal(8, draft.Content.Responsibilities.Count(row => row.Slug.StartsWith("extra", StringComparison.Ordinal)));
        Assert.Equal(new CellVersion(1, wins), draft.Find(SignIn)!.Version);
    }

    [Fact]
    public async Task Edit_OfTheStructure_KeepsEditedCellsAndTheirVersions()
    {
        await AssignAsync(SignIn, Given.Vendor);
        await EditStructureAsync(AddRow("extra"));
        var cell = (await DraftAsync()).Find(SignIn)!;
        Assert.Equal((Given.Vendor, new CellVersion(1, 1)), (cell.Content.Accountable, cell.Version));
        Assert.Equal(1, (await DraftAsync()).ChangedCells);
        await AssignAsync(SignIn, Given.Provider, cell.Version);
        Assert.Equal(new CellVersion(1, 2), (await DraftAsync()).Find(SignIn)!.Version);
    }

    [Fact]
    public async Task Edit_ThatRemovesTheAccountableParty_MarksTheCell()
    {
        var outcome = await ConsentAsync(new StructureEdit.Remove(ElementSets.Parties, Given.Vendor));
        Assert.IsType<StructureOutcome.Edited>(outcome);
        var cell = (await DraftAsync()).Find(new CellKey("keys", "saas"))!;
        Assert.Equal((null, new CellVersion(1, 1), Ada.Actor), (cell.Content.Accountable, cell.Version, cell.Edit?.By));
        Assert.True((await DraftAsync()).IsChanged(cell.Key));

        // An editor who saw the cell before is informed.
        var late = await Editor.AssignAsync(
            AssignCells.One(_slug, "keys", new Assignment("saas") { Accountable = Given.Provider }, new CellVersion(1, 0)),
            Ada.Change(),
            Cancellation
        );
        Assert.IsType<AssignOutcome.Conflict>(late);
        Assert.Contains(
            await edited.LogAsync(AuditStream.Content),
            entry => entry.Action == "assignment.changed" && entry.Target == $"matrices/{_slug}/responsibilities/keys/saas"
        );
    }

    [Fact]
    public async Task Edit_OfTheOrderOfParties_EditsNoCell()
    {
        await AssignAsync(SignIn, Given.Vendor);
        var both = new Assignment("paas") { Accountable = Given.Vendor, Contributing = [Given.Provider, Party.ReaderSlug] };
        await Editor.AssignAsync(AssignCells.One(_slug, "backup", both, new CellVersion(1, 0)), Ada.Change(), Cancellation);
        await EditStructureAsync(new StructureEdit.Move(ElementSets.Parties, Party.ReaderSlug, Given.Provider));
        var draft = await DraftAsync();
        Assert.Equal((2, true), (draft.ChangedCells, draft.HasChanges));
        var cell = draft.Find(new CellKey("backup", "paas"))!;
        Assert.Equal(
            (new CellVersion(1, 1), $"{Party.ReaderSlug}, {Given.Provider}"),
            (cell.Version, string.Join(", ", cell.Content.Contributing))
        );
        Assert.Single(await edited.ActionsAsync(AuditStream.Content), "draft.reshaped");
        Assert.Equal(2, (await edited.ActionsAsync(AuditStream.Content)).Count(action => action == "assignment.changed"));
    }

    [Fact]
    public async Task Restore_Row_ContinuesItsCellVersions()
    {
        await AssignAsync(new CellKey("keys", "saas"), Given.Provider);
        var removed = Edited(await ConsentAsync(new StructureEdit.RemoveRow("keys")));
        Assert.Null((await DraftAsync()).Find(new CellKey("keys", "saas")));
        Assert.Equal(0, (await DraftAsync()).ChangedCells);
        Assert.Equal("Undone: Retired the row “Keep keys”.", Edited(await UndoAsync(removed)).Words);
        var cell = (await DraftAsync()).Find(new CellKey("keys", "saas"))!;
        Assert.Equal((Given.Provider, new CellVersion(1, 1)), (cell.Content.Accountable, cell.Version));
        Assert.Equal(1, (await DraftAsync()).ChangedCells);
        Assert.False((await DraftAsync()).Frame.IsRestructured);
    }

    [Fact]
    public async Task Restore_EmptyRow_IsEmpty()
    {
        await AssignAsync(new CellKey("keys", "saas"), Given.Provider);
        await ConsentAsync(new StructureEdit.RemoveRow("keys"));
        await EditStructureAsync(AddRow("keys"));
        var cell = (await DraftAsync()).Find(new CellKey("keys", "saas"))!;
        Assert.Equal((null, new CellVersion(1, 2)), (cell.Content.Accountable, cell.Version));
    }

    [Fact]
    public async Task Undo_AndRedo_OfAStructureEdit()
    {
        var added = Edited(await EditStructureAsync(AddRow("extra")));
        var undone = Edited(await UndoAsync(added));
        Assert.False((await DraftAsync()).HasChanges);
        Assert.Equal("Redone: Added the row “The row extra” to the domain “Access”.", Edited(await UndoAsync(undone)).Words);
        Assert.True((await DraftAsync()).HasChanges);
    }

    [Fact]
    public async Task Edits_AreListedOnceHoweverOftenTheyAreUndoneAndRedone()
    {
        var edits = _portal.Service<StructureEdits>();
        var outcome = Edited(await EditStructureAsync(AddRow("extra")));
        await EditStructureAsync(AddRow("other"));
        for (var round = 0; round < 3; round++)
        {
            outcome = Edited(await UndoAsync(outcome));
            Assert.Equal("Undone: Added the row “The row extra” to the domain “Access”.", outcome.Words);
            outcome = Edited(await UndoAsync(outcome));
            Assert.Equal("Redone: Added the row “The row extra” to the domain “Access”.", outcome.Words);
        }

        var listed = await edits.ListAsync(_slug, Ada.Actor, Cancellation);
        Assert.Equal(
            [(outcome.OperationId, false), (listed[1].OperationId, false)],
            listed.Select(edit => (edit.OperationId, edit.IsUndone))
        );
        Assert.Equal("Added the row “The row extra” to the domain “Access”.", listed[0].Words);
    }

    [Fact]
    public async Task Edits_EndWithADiscardedDraft()
    {
        await EditStructureAsync(AddRow("extra"));
        await _portal.Service<DraftDiscarder>().DiscardAsync(_slug, (await DraftAsync()).ContentHash, Ada.Change(), Cancellation);
        Assert.Empty(await _portal.Service<StructureEdits>().ListAsync(_slug, Ada.Actor, Cancellation));
        await EditStructureAsync(AddRow("other"));
        Assert.Equal(
            "Added the row “The row other” to the domain “Access”.",
            Assert.Single(await _portal.Service<StructureEdits>().ListAsync(_slug, Ada.Actor, Cancellation)).Words
        );
    }

    [Fact]
    public async Task Edits_AreNotListedForWhoMayNotSeeDrafts()
    {
        await EditStructureAsync(AddRow("extra"));
        var auditor = await edited.UserAsync(Roles.Auditor);
        Assert.Empty(await _portal.Service<StructureEdits>().ListAsync(_slug, auditor.Actor, Cancellation));
        Assert.Contains("access.refused", await edited.ActionsAsync(AuditStream.Access));
    }

    [Fact]
    public async Task Conflict_NamesWhoChangedTheElement()
    {
        var eve = await edited.UserAsync(Roles.Editor);
        var seen = (await DraftAsync()).Content.Parties[0];
        await EditStructureAsync(new StructureEdit.Put<Party>(ElementSets.Parties, seen with { Name = "Theirs" }, seen), eve);
        await EditStructureAsync(AddRow("extra"));
        var stale = Assert.IsType<StructureOutcome.Stale>(
            await EditStructureAsync(new StructureEdit.Put<Party>(ElementSets.Parties, seen with { Name = "Mine" }, seen))
        );
        Assert.Equal(eve.Actor, stale.By);
    }

    [Fact]
    public async Task Undo_OfWhatOthersBuiltOn_IsRefused()
    {
        var added = Edited(await EditStructureAsync(AddRow("extra")));
        await AssignAsync(new CellKey("extra", "saas"), Given.Vendor);
        Assert.IsType<StructureOutcome.Stale>(await UndoAsync(added));
        Assert.NotNull((await DraftAsync()).Find(new CellKey("extra", "saas")));
        Assert.Equal(
            new StructureOutcome.NotDone(Refusal.NotFound),
            await StructureEditor.UndoAsync(_slug, Guid.CreateVersion7(), Ada.Change(), Cancellation)
        );
    }

    [Fact]
    public async Task Replay_OfTheLog_GivesTheDraft()
    {
        await AssignAsync(SignIn, Given.Vendor);
        await EditStructureAsync(AddRow("extra"));
        await EditStructureAsync(
            new StructureEdit.CopyModel(
                new HostingModel
                {
                    Slug = "edge",
                    Name = "Edge",
                    Parties = [Given.Vendor, Party.ReaderSlug],
                },
                "iaas"
            )
        );
        await AssignAsync(new CellKey("extra", "edge"), Given.Vendor);
        await ConsentAsync(new StructureEdit.Remove(ElementSets.Parties, Given.Provider));
        await ConsentAsync(new StructureEdit.RemoveRow("keys"));
        await EditStructureAsync(new StructureEdit.MoveRow("sign-in", "data", null));

        var content = Given.Matrix(_slug).InCanonicalOrder();
        foreach (var entry in await edited.LogAsync(AuditStream.Content))
        {
            var data = PortalWithUsers.DataOf(entry);
            if (entry.Action == StructureEdited.ActionName)
            {
                content = Assert.IsType<PatchOutcome.Applied>(DraftPatch.FromJson(data.GetProperty("patch")).Apply(content)).Matrix;
            }
            else if (entry.Action == AssignmentChanged.ActionName)
            {
                var model = data.GetProperty("hostingModel").GetString()!;
                var cell = AssignmentFormat.Read(data.GetProperty("after"), model, out _)!;
                content = content.With(
                    new Dictionary<CellKey, Assignment> { [new CellKey(data.GetProperty("responsibility").GetString()!, model)] = cell }
                );
            }
        }

        Assert.Equal((await DraftAsync()).ContentHash, Sha256Hash.Of(MatrixWriter.Write(content)));
    }

    [Fact]
    public async Task Publish_EditedStructure_StartsACleanDraft()
    {
        await EditStructureAsync(
            new StructureEdit.CopyModel(
                new HostingModel
                {
                    Slug = "edge",
                    Name = "Edge",
                    Parties = [Given.Vendor, Party.ReaderSlug],
                },
                "iaas"
            )
        );
        await ConsentAsync(new StructureEdit.RemoveRow("keys"));
        var expected = (await DraftAsync()).ContentHash;
        var published = Assert.IsType<PublishOutcome.Published>(
            await _portal.Host.Publisher.PublishDraftAsync(new PublishDraft(_slug, 1, "Fifth column."), Ada.Change(), Cancellation)
        );
        Assert.Equal((2, expected), (published.Version.Number, published.Version.ContentHash));
        var draft = await DraftAsync();
        Assert.Equal(
            (false, 0, new CellVersion(2, 0)),
            (draft.HasChanges, draft.Edited.Count, draft.Find(new CellKey("sign-in", "edge"))!.Version)
        );
        Assert.Contains("Edge", await _portal.Host.ReadAsync($"/matrices/{_slug}"), StringComparison.Ordinal);
        Assert.IsType<StructureOutcome.Edited>(await EditStructureAsync(AddRow("extra")));
    }

    [Fact]
    public async Task Snapshot_InMemory_MatchesTheStore()
    {
        await AssignAsync(SignIn, Given.Vendor);
        await EditStructureAsync(AddRow("extra"));
        await AssignAsync(new CellKey("extra", "paas"), Given.Vendor);
        await ConsentAsync(new StructureEdit.Remove(ElementSets.HostingModels, "saas"));
        var memory = await DraftAsync();
        await using var context = _portal.Host.OpenStore();
        var matrix = await context.Matrices.AsNoTracking().SingleAsync(known => known.Slug == _slug, Cancellation);
        var stored = (await _portal.Service<DraftSnapshots>().ReadAsync(context, matrix, Cancellation))!;
        Assert.Equal(stored.ContentHash, memory.ContentHash);
        Assert.Equal(stored.ChangedCells, memory.ChangedCells);
    }

    private async Task<DraftSnapshot> DraftAsync() => (await StructureEditor.OpenAsync(_slug, Ada.Actor, Cancellation))!;

    private Task<StructureOutcome> EditStructureAsync(StructureEdit edit, Member? by = null) =>
        StructureEditor.EditStructureAsync(_slug, edit, (by ?? Ada).Change(), Cancellation);

    private async Task<StructureOutcome> ConsentAsync(StructureEdit edit) =>
        await EditStructureAsync(
            edit with
            {
                Accepted = Assert.IsType<StructureOutcome.Unconfirmed>(await EditStructureAsync(edit)).Preview,
            }
        );

    private Task<StructureOutcome> UndoAsync(StructureOutcome.Edited done) =>
        StructureEditor.UndoAsync(_slug, done.OperationId, Ada.Change(), Cancellation);

    private async Task AssignAsync(CellKey key, string accountable, CellVersion? seen = null)
    {
        seen ??= (await DraftAsync()).Find(key)!.Version;
        Assert.IsType<AssignOutcome.Assigned>(
            await Editor.AssignAsync(
                AssignCells.One(_slug, key.Responsibility, new Assignment(key.HostingModel) { Accountable = accountable }, seen.Value),
                Ada.Change(),
                Cancellation
            )
        );
    }

    private static StructureOutcome.Edited Edited(StructureOutcome outcome) => Assert.IsType<StructureOutcome.Edited>(outcome);
}
