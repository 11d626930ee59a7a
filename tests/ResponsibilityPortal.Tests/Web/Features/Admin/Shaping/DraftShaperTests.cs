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
using ResponsibilityPortal.Web.Features.Admin.Shaping;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Shaping;

public sealed class DraftShaperTests : IAsyncLifetime
{
    private const string Slug = "sample";
    private static readonly CellKey SignIn = new("sign-in", "saas");

    private PeopledPortal _portal = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DraftShaper Shaper => _portal.Service<DraftShaper>();

    private MatrixEditor Editor => _portal.Service<MatrixEditor>();

    private Member Ada => _portal.Admin;

    private static ShapeEdit AddRow(string slug) => new ShapeEdit.PutRow(new Responsibility { Slug = slug, Title = $"The row {slug}" }, null, "access");

    public async ValueTask InitializeAsync()
    {
        _portal = await PeopledPortal.StartAsync();
        await _portal.Host.PublishAsync(Given.Matrix());
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task An_edit_changes_the_draft_and_nothing_that_readers_see()
    {
        var page = await _portal.Host.ReadAsync("/matrices/sample");
        Assert.Equal("Added the row “The row extra” to the domain “Access”.", Shaped(await ShapeAsync(AddRow("extra"))).Words);
        Assert.Equal(["sign-in", "keys", "extra", "backup"], (await DraftAsync()).Content.Responsibilities.Select(row => row.Slug));
        Assert.True((await DraftAsync()).HasChanges);
        Assert.Equal(page, await _portal.Host.ReadAsync("/matrices/sample"));
    }

    [Fact]
    public async Task Open_pages_are_told()
    {
        var told = new List<string>();
        _portal.Service<DraftSnapshots>().Changed += told.Add;
        await ShapeAsync(AddRow("extra"));
        Assert.Equal([Slug], told);
    }

    [Fact]
    public async Task Edits_stand_in_the_log_in_words_and_with_what_was_before_and_after()
    {
        await ShapeAsync(AddRow("extra"));
        var entry = (await _portal.LogAsync(AuditStream.Content))[^1];
        Assert.Equal(("draft.reshaped", "matrices/sample", Ada.Name), (entry.Action, entry.Target, entry.ActorName));
        var patch = PeopledPortal.DataOf(entry).GetProperty("patch");
        Assert.Equal("The row extra", patch.GetProperty("responsibility/extra").GetProperty("after").GetProperty("title").GetString());
        Assert.False(patch.GetProperty("responsibility/extra").TryGetProperty("before", out _));
    }

    [Fact]
    public async Task Only_editors_edit_and_who_tries_is_recorded()
    {
        var approver = await _portal.JoinAsync(Roles.Approver, "Abe");
        Assert.Equal(new ShapeOutcome.NotDone(Refusal.NotAllowed), await ShapeAsync(AddRow("extra"), approver));
        Assert.Contains("access.refused", await _portal.ActionsAsync(AuditStream.Access));
        Assert.NotNull(await Shaper.OpenAsync(Slug, approver.Actor, Cancellation));
        var auditor = await _portal.JoinAsync(Roles.Auditor, "Aud");
        Assert.Null(await Shaper.OpenAsync(Slug, auditor.Actor, Cancellation));
        Assert.False((await DraftAsync()).HasChanges);
    }

    [Fact]
    public async Task An_operation_is_carried_out_once()
    {
        var operation = Guid.CreateVersion7();
        var first = await Shaper.ShapeAsync(Slug, AddRow("extra"), Ada.Change(operation), Cancellation);
        var again = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => Shaper.ShapeAsync(Slug, AddRow("extra"), Ada.Change(operation), Cancellation), Cancellation)));
        Assert.All(again, outcome => Assert.Equal(Shaped(first), outcome));
        Assert.Single(await _portal.ActionsAsync(AuditStream.Content), "draft.reshaped");
        Assert.Equal(new ShapeOutcome.NotDone(Refusal.OperationUsed), await Shaper.ShapeAsync("another", AddRow("extra"), Ada.Change(operation), Cancellation));
        var cell = await Editor.AssignAsync(AssignCells.One(Slug, "keys", new Assignment("saas") { Accountable = Given.Provider }, new CellVersion(1, 0)), Ada.Change(operation), Cancellation);
        Assert.Equal(new AssignOutcome.NotDone(Refusal.OperationUsed), cell);
    }

    [Fact]
    public async Task What_changes_nothing_leaves_nothing()
    {
        var party = Given.Matrix().Parties[0];
        Assert.IsType<ShapeOutcome.Unchanged>(await ShapeAsync(new ShapeEdit.Put<Party>(ElementSets.Parties, party, party)));
        Assert.IsType<ShapeOutcome.Invalid>(await ShapeAsync(new ShapeEdit.Put<Party>(ElementSets.Parties, party with { Name = "" }, party)));
        Assert.IsType<ShapeOutcome.Stale>(await ShapeAsync(new ShapeEdit.Put<Party>(ElementSets.Parties, party with { Name = "X" }, party with { Name = "Old" })));
        Assert.IsType<ShapeOutcome.Unconfirmed>(await ShapeAsync(new ShapeEdit.RemoveRow("keys")));
        Assert.Equal(new ShapeOutcome.NotDone(Refusal.NotFound), await Shaper.ShapeAsync("nothing", AddRow("extra"), Ada.Change(), Cancellation));
        Assert.DoesNotContain("draft.reshaped", await _portal.ActionsAsync(AuditStream.Content));
        Assert.Equal(1, (await DraftAsync()).Frame.Revision);
    }

    [Fact]
    public async Task Of_two_who_change_the_same_element_at_once_one_wins()
    {
        for (var round = 0; round < 10; round++)
        {
            var seen = (await DraftAsync()).Content.Parties[0];
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(side => Task.Run(
                () => ShapeAsync(new ShapeEdit.Put<Party>(ElementSets.Parties, seen with { Name = $"Provider {round} {side}" }, seen)), Cancellation)));
            Assert.Single(outcomes.OfType<ShapeOutcome.Shaped>());
            Assert.Single(outcomes.OfType<ShapeOutcome.Stale>());
        }
    }

    [Fact]
    public async Task Many_who_change_different_things_at_once_do_not_stand_in_each_others_way()
    {
        var edits = Enumerable.Range(0, 8).Select(index => Task.Run(() => ShapeAsync(AddRow($"extra-{index}")), Cancellation));
        var cells = Enumerable.Range(0, 8).Select(index => Task.Run(async () =>
        {
            var seen = (await Editor.FindCellAsync(Slug, SignIn, Ada.Actor, Cancellation))!;
            return await Editor.AssignAsync(AssignCells.One(Slug, SignIn.Responsibility, seen.Content with { Notes = [new PartyNote(Given.Vendor, $"Note {index}")] }, seen.Version), Ada.Change(), Cancellation);
        }, Cancellation));
        var (shaped, assigned) = (Task.WhenAll(edits), Task.WhenAll(cells));
        Assert.All(await shaped, outcome => Assert.IsType<ShapeOutcome.Shaped>(outcome));
        var wins = (await assigned).OfType<AssignOutcome.Assigned>().Count();
        var draft = await DraftAsync();
        Assert.Equal(8, draft.Content.Responsibilities.Count(row => row.Slug.StartsWith("extra", StringComparison.Ordinal)));
        Assert.Equal(new CellVersion(1, wins), draft.Find(SignIn)!.Version);
    }

    [Fact]
    public async Task Cells_keep_what_was_edited_and_their_versions()
    {
        await AssignAsync(SignIn, Given.Vendor);
        await ShapeAsync(AddRow("extra"));
        var cell = (await DraftAsync()).Find(SignIn)!;
        Assert.Equal((Given.Vendor, new CellVersion(1, 1)), (cell.Content.Accountable, cell.Version));
        Assert.Equal(1, (await DraftAsync()).ChangedCells);
        await AssignAsync(SignIn, Given.Provider, cell.Version);
        Assert.Equal(new CellVersion(1, 2), (await DraftAsync()).Find(SignIn)!.Version);
    }

    [Fact]
    public async Task A_cell_that_loses_its_owner_by_an_edit_counts_as_edited()
    {
        var outcome = await ConsentAsync(new ShapeEdit.Remove(ElementSets.Parties, Given.Vendor));
        Assert.IsType<ShapeOutcome.Shaped>(outcome);
        var cell = (await DraftAsync()).Find(new CellKey("keys", "saas"))!;
        Assert.Equal((null, new CellVersion(1, 1), Ada.Actor), (cell.Content.Accountable, cell.Version, cell.Edit?.By));
        Assert.True((await DraftAsync()).IsChanged(cell.Key));

        // Who saw it before is told.
        var late = await Editor.AssignAsync(AssignCells.One(Slug, "keys", new Assignment("saas") { Accountable = Given.Provider }, new CellVersion(1, 0)), Ada.Change(), Cancellation);
        Assert.IsType<AssignOutcome.Conflict>(late);
        Assert.Contains(await _portal.LogAsync(AuditStream.Content), entry => entry.Action == "assignment.changed" && entry.Target == "matrices/sample/responsibilities/keys/saas");
    }

    [Fact]
    public async Task Another_order_of_the_parties_edits_no_cell()
    {
        await AssignAsync(SignIn, Given.Vendor);
        var both = new Assignment("paas") { Accountable = Given.Vendor, Contributing = [Given.Provider, Party.ReaderSlug] };
        await Editor.AssignAsync(AssignCells.One(Slug, "backup", both, new CellVersion(1, 0)), Ada.Change(), Cancellation);
        await ShapeAsync(new ShapeEdit.Move(ElementSets.Parties, Party.ReaderSlug, Given.Provider));
        var draft = await DraftAsync();
        Assert.Equal((2, true), (draft.ChangedCells, draft.HasChanges));
        var cell = draft.Find(new CellKey("backup", "paas"))!;
        Assert.Equal((new CellVersion(1, 1), $"{Party.ReaderSlug}, {Given.Provider}"), (cell.Version, string.Join(", ", cell.Content.Contributing)));
        Assert.Single(await _portal.ActionsAsync(AuditStream.Content), "draft.reshaped");
        Assert.Equal(2, (await _portal.ActionsAsync(AuditStream.Content)).Count(action => action == "assignment.changed"));
    }

    [Fact]
    public async Task A_row_that_comes_back_goes_on_counting()
    {
        await AssignAsync(new CellKey("keys", "saas"), Given.Provider);
        var removed = Shaped(await ConsentAsync(new ShapeEdit.RemoveRow("keys")));
        Assert.Null((await DraftAsync()).Find(new CellKey("keys", "saas")));
        Assert.Equal(0, (await DraftAsync()).ChangedCells);
        Assert.Equal("Undone: Retired the row “Keep keys”.", Shaped(await UndoAsync(removed)).Words);
        var cell = (await DraftAsync()).Find(new CellKey("keys", "saas"))!;
        Assert.Equal((Given.Provider, new CellVersion(1, 1)), (cell.Content.Accountable, cell.Version));
        Assert.Equal(1, (await DraftAsync()).ChangedCells);
        Assert.False((await DraftAsync()).Frame.IsReshaped);
    }

    [Fact]
    public async Task A_row_that_comes_back_empty_is_empty()
    {
        await AssignAsync(new CellKey("keys", "saas"), Given.Provider);
        await ConsentAsync(new ShapeEdit.RemoveRow("keys"));
        await ShapeAsync(AddRow("keys"));
        var cell = (await DraftAsync()).Find(new CellKey("keys", "saas"))!;
        Assert.Equal((null, new CellVersion(1, 2)), (cell.Content.Accountable, cell.Version));
    }

    [Fact]
    public async Task An_edit_is_taken_back_and_done_again()
    {
        var added = Shaped(await ShapeAsync(AddRow("extra")));
        var undone = Shaped(await UndoAsync(added));
        Assert.False((await DraftAsync()).HasChanges);
        Assert.Equal("Done again: Added the row “The row extra” to the domain “Access”.", Shaped(await UndoAsync(undone)).Words);
        Assert.True((await DraftAsync()).HasChanges);
    }

    [Fact]
    public async Task Edits_AreListedOnceHoweverOftenTheyAreUndoneAndRedone()
    {
        var edits = _portal.Service<StructureEdits>();
        var outcome = Shaped(await ShapeAsync(AddRow("extra")));
        await ShapeAsync(AddRow("other"));
        for (var round = 0; round < 3; round++)
        {
            outcome = Shaped(await UndoAsync(outcome));
            Assert.Equal("Undone: Added the row “The row extra” to the domain “Access”.", outcome.Words);
            outcome = Shaped(await UndoAsync(outcome));
            Assert.Equal("Done again: Added the row “The row extra” to the domain “Access”.", outcome.Words);
        }

        var listed = await edits.ListAsync(Slug, Ada.Actor, Cancellation);
        Assert.Equal([(outcome.OperationId, false), (listed[1].OperationId, false)], listed.Select(edit => (edit.OperationId, edit.IsUndone)));
        Assert.Equal("Added the row “The row extra” to the domain “Access”.", listed[0].Words);
    }

    [Fact]
    public async Task Edits_EndWithADiscardedDraft()
    {
        await ShapeAsync(AddRow("extra"));
        await _portal.Service<DraftDiscarder>().DiscardAsync(Slug, (await DraftAsync()).ContentHash, Ada.Change(), Cancellation);
        Assert.Empty(await _portal.Service<StructureEdits>().ListAsync(Slug, Ada.Actor, Cancellation));
        await ShapeAsync(AddRow("other"));
        Assert.Equal("Added the row “The row other” to the domain “Access”.", Assert.Single(await _portal.Service<StructureEdits>().ListAsync(Slug, Ada.Actor, Cancellation)).Words);
    }

    [Fact]
    public async Task Edits_AreNotListedForWhoMayNotSeeDrafts()
    {
        await ShapeAsync(AddRow("extra"));
        var auditor = await _portal.JoinAsync(Roles.Auditor, "Aud");
        Assert.Empty(await _portal.Service<StructureEdits>().ListAsync(Slug, auditor.Actor, Cancellation));
        Assert.Contains("access.refused", await _portal.ActionsAsync(AuditStream.Access));
    }

    [Fact]
    public async Task Conflict_NamesWhoChangedTheElement()
    {
        var eve = await _portal.JoinAsync(Roles.Editor, "Eve Editor");
        var seen = (await DraftAsync()).Content.Parties[0];
        await ShapeAsync(new ShapeEdit.Put<Party>(ElementSets.Parties, seen with { Name = "Theirs" }, seen), eve);
        await ShapeAsync(AddRow("extra"));
        var stale = Assert.IsType<ShapeOutcome.Stale>(await ShapeAsync(new ShapeEdit.Put<Party>(ElementSets.Parties, seen with { Name = "Mine" }, seen)));
        Assert.Equal(eve.Actor, stale.By);
    }

    [Fact]
    public async Task What_others_have_built_on_is_not_taken_back()
    {
        var added = Shaped(await ShapeAsync(AddRow("extra")));
        await AssignAsync(new CellKey("extra", "saas"), Given.Vendor);
        Assert.IsType<ShapeOutcome.Stale>(await UndoAsync(added));
        Assert.NotNull((await DraftAsync()).Find(new CellKey("extra", "saas")));
        Assert.Equal(new ShapeOutcome.NotDone(Refusal.NotFound), await Shaper.UndoAsync(Slug, Guid.CreateVersion7(), Ada.Change(), Cancellation));
    }

    [Fact]
    public async Task The_log_alone_gives_the_draft()
    {
        await AssignAsync(SignIn, Given.Vendor);
        await ShapeAsync(AddRow("extra"));
        await ShapeAsync(new ShapeEdit.CopyModel(new HostingModel { Slug = "edge", Name = "Edge", Parties = [Given.Vendor, Party.ReaderSlug] }, "iaas"));
        await AssignAsync(new CellKey("extra", "edge"), Given.Vendor);
        await ConsentAsync(new ShapeEdit.Remove(ElementSets.Parties, Given.Provider));
        await ConsentAsync(new ShapeEdit.RemoveRow("keys"));
        await ShapeAsync(new ShapeEdit.MoveRow("sign-in", "data", null));

        var content = Given.Matrix().InCanonicalOrder();
        foreach (var entry in await _portal.LogAsync(AuditStream.Content))
        {
            var data = PeopledPortal.DataOf(entry);
            if (entry.Action == DraftReshaped.ActionName)
            {
                content = Assert.IsType<PatchOutcome.Applied>(DraftPatch.FromJson(data.GetProperty("patch")).Apply(content)).Matrix;
            }
            else if (entry.Action == AssignmentChanged.ActionName)
            {
                var model = data.GetProperty("hostingModel").GetString()!;
                var cell = AssignmentFormat.Read(data.GetProperty("after"), model, out _)!;
                content = content.With(new Dictionary<CellKey, Assignment> { [new CellKey(data.GetProperty("responsibility").GetString()!, model)] = cell });
            }
        }

        Assert.Equal((await DraftAsync()).ContentHash, Sha256Hash.Of(MatrixWriter.Write(content)));
    }

    [Fact]
    public async Task A_reshaped_draft_is_published_and_the_next_one_begins_clean()
    {
        await ShapeAsync(new ShapeEdit.CopyModel(new HostingModel { Slug = "edge", Name = "Edge", Parties = [Given.Vendor, Party.ReaderSlug] }, "iaas"));
        await ConsentAsync(new ShapeEdit.RemoveRow("keys"));
        var expected = (await DraftAsync()).ContentHash;
        var published = Assert.IsType<PublishOutcome.Published>(await _portal.Host.Publisher.PublishDraftAsync(new PublishDraft(Slug, 1, "Fifth column."), Ada.Change(), Cancellation));
        Assert.Equal((2, expected), (published.Version.Number, published.Version.ContentHash));
        var draft = await DraftAsync();
        Assert.Equal((false, 0, new CellVersion(2, 0)), (draft.HasChanges, draft.Edited.Count, draft.Find(new CellKey("sign-in", "edge"))!.Version));
        Assert.Contains("Edge", await _portal.Host.ReadAsync("/matrices/sample"), StringComparison.Ordinal);
        Assert.IsType<ShapeOutcome.Shaped>(await ShapeAsync(AddRow("extra")));
    }

    [Fact]
    public async Task What_is_in_memory_is_what_is_in_the_store()
    {
        await AssignAsync(SignIn, Given.Vendor);
        await ShapeAsync(AddRow("extra"));
        await AssignAsync(new CellKey("extra", "paas"), Given.Vendor);
        await ConsentAsync(new ShapeEdit.Remove(ElementSets.HostingModels, "saas"));
        var memory = await DraftAsync();
        await using var context = _portal.Host.OpenStore();
        var stored = (await _portal.Service<DraftSnapshots>().ReadAsync(context, await context.Matrices.AsNoTracking().SingleAsync(Cancellation), Cancellation))!;
        Assert.Equal(stored.ContentHash, memory.ContentHash);
        Assert.Equal(stored.ChangedCells, memory.ChangedCells);
    }

    private async Task<DraftSnapshot> DraftAsync() => (await Shaper.OpenAsync(Slug, Ada.Actor, Cancellation))!;

    private Task<ShapeOutcome> ShapeAsync(ShapeEdit edit, Member? by = null) => Shaper.ShapeAsync(Slug, edit, (by ?? Ada).Change(), Cancellation);

    private async Task<ShapeOutcome> ConsentAsync(ShapeEdit edit) =>
        await ShapeAsync(edit with { Accepted = Assert.IsType<ShapeOutcome.Unconfirmed>(await ShapeAsync(edit)).Preview });

    private Task<ShapeOutcome> UndoAsync(ShapeOutcome.Shaped done) => Shaper.UndoAsync(Slug, done.OperationId, Ada.Change(), Cancellation);

    private async Task AssignAsync(CellKey key, string accountable, CellVersion? seen = null)
    {
        seen ??= (await DraftAsync()).Find(key)!.Version;
        Assert.IsType<AssignOutcome.Assigned>(await Editor.AssignAsync(
            AssignCells.One(Slug, key.Responsibility, new Assignment(key.HostingModel) { Accountable = accountable }, seen.Value), Ada.Change(), Cancellation));
    }

    private static ShapeOutcome.Shaped Shaped(ShapeOutcome outcome) => Assert.IsType<ShapeOutcome.Shaped>(outcome);
}
