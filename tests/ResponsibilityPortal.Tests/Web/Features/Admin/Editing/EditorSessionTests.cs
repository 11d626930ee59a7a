using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Editing;
using ResponsibilityPortal.Web.Features.Admin.Publishing;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Editing;

public sealed class EditorSessionTests : IAsyncLifetime
{
    private const string Slug = "sample";
    private static readonly CellKey Cell = new("sign-in", "saas");

    private PeopledPortal _portal = null!;
    private EditorSession _session = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private MatrixEditor Editor => _portal.Service<MatrixEditor>();

    private Assignment Content => _session.Draft!.Find(Cell)!.Content;

    public async ValueTask InitializeAsync()
    {
        _portal = await PeopledPortal.StartAsync();
        await _portal.Host.PublishAsync(Given.Matrix());
        _session = await OpenAsync(_portal.Admin);
    }

    public ValueTask DisposeAsync()
    {
        _session.Dispose();
        return _portal.DisposeAsync();
    }

    [Fact]
    public async Task A_letter_makes_its_party_accountable_in_all_selected_cells()
    {
        var report = await ActAsync(_session, GridActs.MakeAccountable, Given.Vendor, first: 1, last: 4, "saas", "paas");
        Assert.Equal((false, "3 cells: Vendor is accountable. Ctrl+Z takes it back."), (report.IsProblem, report.Message));
        Assert.All(_session.Draft!.Frame.Rows, row => Assert.Equal(Given.Vendor, _session.Draft.Find(new CellKey(row.Responsibility.Slug, "saas"))!.Content.Accountable));
    }

    [Fact]
    public async Task A_party_that_a_column_does_not_have_is_not_given_to_it()
    {
        await _portal.Host.PublishAsync(Given.Matrix("other") with
        {
            HostingModels = [.. Given.Matrix().HostingModels.Take(2), Given.Matrix().HostingModels[2] with { Parties = [Given.Vendor, Party.ReaderSlug] }],
            Domains = Given.Matrix().Moving("backup", "iaas", Party.ReaderSlug).Domains,
        });
        using var session = await OpenAsync(_portal.Admin, "other");
        var some = await ActAsync(session, GridActs.MakeAccountable, Given.Provider, 1, 1, "paas", "iaas");
        Assert.Equal("1 cell: Provider is accountable. Ctrl+Z takes it back. 1 cell left alone: Provider does not exist there.", some.Message);
        var none = await ActAsync(session, GridActs.MakeAccountable, Given.Provider, 1, 1, "iaas");
        Assert.Equal((true, "1 cell left alone: Provider does not exist there."), (none.IsProblem, none.Message));
    }

    [Fact]
    public async Task While_the_store_cannot_be_written_to_the_person_is_told_so_and_can_try_again()
    {
        Task<EditReport> act;
        await using (var held = await HeldQueue.OfAsync(_portal))
        {
            act = ActAsync(_session, GridActs.MakeAccountable, Given.Vendor, 1, 1, "saas");
            await held.AgeUntilAsync(act);
        }

        var report = await act;
        Assert.Equal((true, "Nothing was changed. The portal is busy. Try again in a moment."), (report.IsProblem, report.Message));
        Assert.False((await ActAsync(_session, GridActs.MakeAccountable, Given.Vendor, 1, 1, "saas")).IsProblem);
        Assert.Equal(Given.Vendor, Content.Accountable);
    }

    [Fact]
    public async Task Dispose_DuringAnAct_LetsItEndAndRefusesTheNext()
    {
        Task<EditReport> act;
        await using (await HeldQueue.OfAsync(_portal))
        {
            act = ActAsync(_session, GridActs.MakeAccountable, Given.Vendor, 1, 1, "saas");
            _session.Dispose();
            _session.Dispose();
        }

        Assert.False((await act).IsProblem);
        Assert.True((await _session.UndoAsync()).IsProblem);
    }

    [Fact]
    public async Task Quick_keys_on_one_cell_do_not_stand_in_each_others_way()
    {
        // The browser still shows the first moment while the second and third keys are pressed.
        var acts = await Task.WhenAll(
            ActAsync(_session, GridActs.MakeAccountable, Given.Vendor, 1, 1, "saas"),
            ActAsync(_session, GridActs.MakeAccountable, Given.Provider, 1, 1, "saas"),
            ActAsync(_session, GridActs.ToggleContributor, Party.ReaderSlug, 1, 1, "saas"));
        Assert.All(acts, report => Assert.False(report.IsProblem, report.Message));
        Assert.Equal(Given.Provider, Content.Accountable);
        Assert.Equal([Party.ReaderSlug], Content.Contributing);
    }

    [Fact]
    public async Task A_key_pressed_before_anothers_edit_was_seen_saves_nothing_and_shows_both()
    {
        var bob = await _portal.JoinAsync(Roles.Editor, "Bob");
        using var his = await OpenAsync(bob);
        var seen = _session.Draft!.Number;
        await ActAsync(his, GridActs.MakeAccountable, Given.Vendor, 1, 1, "saas");
        await _session.RefreshAsync(Cancellation);
        var report = await GridActs.RunAsync(_session, new GridAct(GridActs.MakeAccountable, Range(_session, 1, 1, seen, "saas"), Given.Provider));
        var conflict = Assert.Single(report.Conflicts);
        Assert.Equal((true, "Bob", Given.Vendor, Given.Provider), (report.IsProblem, conflict.Theirs.Edit!.By.Name, conflict.Theirs.Content.Accountable, conflict.Mine!.Accountable));
        Assert.Equal(Given.Vendor, Content.Accountable);
    }

    [Fact]
    public async Task What_was_done_is_taken_back_and_done_again_step_by_step()
    {
        var published = Content;
        await ActAsync(_session, GridActs.MakeAccountable, Given.Vendor, 1, 1, "saas");
        await ActAsync(_session, GridActs.Clear, null, 1, 4, "saas");
        Assert.Equal("Taken back: 3 cells.", (await _session.UndoAsync()).Message);
        Assert.Equal(Given.Vendor, Content.Accountable);
        await _session.UndoAsync();
        Assert.Equal((published, false, true), (Content, _session.CanUndo, _session.CanRedo));
        Assert.Equal("Done again: 1 cell.", (await _session.RedoAsync()).Message);
        await _session.RedoAsync();
        Assert.Null(Content.Accountable);
        Assert.Equal("There is nothing to do again.", (await _session.RedoAsync()).Message);
        await _session.UndoAsync();
        Assert.Equal(Given.Vendor, Content.Accountable);
    }

    [Fact]
    public async Task Taking_back_does_not_take_anothers_edit_with_it()
    {
        var bob = await _portal.JoinAsync(Roles.Editor, "Bob");
        using var his = await OpenAsync(bob);
        await ActAsync(_session, GridActs.MakeAccountable, Given.Vendor, 1, 1, "saas");
        await his.RefreshAsync(Cancellation);
        await ActAsync(his, GridActs.MakeAccountable, Given.Provider, 1, 1, "saas");
        var report = await _session.UndoAsync();
        Assert.Equal("Bob", Assert.Single(report.Conflicts).Theirs.Edit!.By.Name);
        Assert.Equal((Given.Provider, true), (Content.Accountable, _session.CanUndo));
    }

    [Fact]
    public async Task After_a_publication_there_is_nothing_to_take_back()
    {
        await ActAsync(_session, GridActs.MakeAccountable, Given.Vendor, 1, 1, "saas");
        await _portal.Host.Publisher.PublishDraftAsync(new PublishDraft(Slug, 1, "Why.", MoveReason: "They asked."), _portal.Admin.Change(), Cancellation);
        await _session.RefreshAsync(Cancellation);
        Assert.Equal((2, false), (_session.Draft!.Frame.Latest, _session.CanUndo));
        Assert.False((await ActAsync(_session, GridActs.MakeAccountable, Given.Provider, 1, 1, "saas")).IsProblem);
    }

    [Fact]
    public async Task The_first_selected_row_fills_the_others()
    {
        await ActAsync(_session, GridActs.FillDown, null, 1, 4, "paas");
        Assert.All(_session.Draft!.Frame.Rows, row => Assert.Equal(
            (Party.ReaderSlug, Given.Vendor), (_session.Draft.Find(new CellKey(row.Responsibility.Slug, "paas"))!.Content.Accountable, _session.Draft.Find(new CellKey(row.Responsibility.Slug, "paas"))!.Content.Contributing[0])));
    }

    [Fact]
    public async Task Cells_become_as_published_again()
    {
        await ActAsync(_session, GridActs.Clear, null, 1, 4, "saas", "paas", "iaas");
        Assert.Equal(9, _session.Draft!.ChangedCells);
        await ActAsync(_session, GridActs.Revert, null, 1, 4, "saas", "paas", "iaas");
        Assert.Equal(0, _session.Draft!.ChangedCells);
    }

    [Theory]
    [InlineData(GridActs.Copied, null, "2 cells copied.")]
    [InlineData(GridActs.NotCopied, null, "Nothing was copied: the browser does not let this page use the clipboard.")]
    [InlineData(GridActs.Cut, null, "Cells can't be cut. Copy them with Ctrl+C, then clear them with Delete.")]
    [InlineData(GridActs.UnknownKey, "X", "X is no party's letter. P: Provider, V: Vendor, C: Customer.")]
    public async Task Key_ThatChangesNothing_SaysSo(string kind, string? value, string expected)
    {
        var report = await ActAsync(_session, kind, value, 1, 1, "saas", "paas");
        Assert.Equal((expected, 0), (report.Message, _session.Draft!.ChangedCells));
    }

    [Fact]
    public async Task A_selection_of_other_lines_than_are_shown_does_nothing()
    {
        var range = Range(_session, 1, 1, _session.Draft!.Number, "saas");
        _session.Show(new EditorFilter("backup", EditorRows.All));
        Assert.Equal(["Data", "backup"], _session.Lines.Select(line => line.Row?.Responsibility.Slug ?? line.Domain.Name));
        Assert.True((await GridActs.RunAsync(_session, new GridAct(GridActs.Clear, range, null))).IsProblem);
        Assert.Null(_session.Select(range with { Last = 99 }));
        Assert.Null(_session.Select(range with { First = -1 }));
        Assert.Equal(0, _session.Draft!.ChangedCells);
    }

    [Fact]
    public async Task Everything_is_selected_without_naming_the_rows()
    {
        var report = await GridActs.RunAsync(_session, new GridAct(GridActs.Clear, new GridRange(0, null, 4, null, ["saas", "paas", "iaas"], _session.Draft!.Number), null));
        Assert.StartsWith("9 cells", report.Message, StringComparison.Ordinal);
        Assert.Null(_session.Select(new GridRange(0, null, 3, null, ["saas"], _session.Draft.Number)));
    }

    [Fact]
    public async Task Rows_are_found_by_words_and_by_what_is_to_be_done()
    {
        await ActAsync(_session, GridActs.Clear, null, 2, 2, "iaas");
        Assert.Equal(["keys"], Rows(new EditorFilter("", EditorRows.WithGaps)));
        Assert.Equal(["keys"], Rows(new EditorFilter("", EditorRows.Changed)));
        Assert.Equal(["sign-in"], Rows(new EditorFilter("mfa", EditorRows.All)));
        Assert.Equal(["sign-in"], Rows(new EditorFilter("d-10 SET", EditorRows.All)));
        Assert.Empty(Rows(new EditorFilter("nothing", EditorRows.All)));
    }

    [Fact]
    public async Task Who_may_not_edit_changes_nothing()
    {
        var bob = await _portal.JoinAsync(Roles.Approver, "Bob");
        using var his = await OpenAsync(bob);
        var report = await ActAsync(his, GridActs.Clear, null, 1, 1, "saas");
        Assert.Equal((true, 0), (report.IsProblem, his.Draft!.ChangedCells));
    }

    [Fact]
    public async Task ShiftLetter_OnAMixedRange_AddsToAllThatLackIt()
    {
        await ActAsync(_session, GridActs.Clear, null, 1, 4, "iaas");
        await ActAsync(_session, GridActs.MakeAccountable, Party.ReaderSlug, 1, 4, "iaas");
        await ActAsync(_session, GridActs.ToggleContributor, Given.Provider, 1, 1, "iaas");
        await ActAsync(_session, GridActs.MakeAccountable, Given.Provider, 4, 4, "iaas");

        var added = await ActAsync(_session, GridActs.ToggleContributor, Given.Provider, 1, 4, "iaas");
        Assert.Equal("Provider added as contributor to 1 cell. Ctrl+Z takes it back.", added.Message);
        Assert.Equal(["C + P", "C + P", "P"], Codes("iaas"));

        var removed = await ActAsync(_session, GridActs.ToggleContributor, Given.Provider, 1, 4, "iaas");
        Assert.Equal("Provider removed as contributor from 2 cells. Ctrl+Z takes it back.", removed.Message);
        Assert.Equal(["C", "C", "P"], Codes("iaas"));
    }

    [Fact]
    public async Task Notes_are_found_and_replaced_in_the_shown_rows()
    {
        await _session.AssignAsync(
            [
                new AssignCell("keys", new Assignment("saas") { Accountable = Given.Vendor, Notes = [new PartyNote(Given.Vendor, "Rotates Keys yearly")] }, new CellVersion(1, 0)),
                new AssignCell("backup", new Assignment("saas") { Accountable = Given.Vendor, Notes = [new PartyNote(Given.Vendor, "keys")] }, new CellVersion(1, 0)),
            ],
            _ => "");
        var request = new ReplaceRequest { Find = "keys", Replacement = "secrets" };
        Assert.Equal(["Rotates secrets yearly", "secrets"], request.FindIn(_session).Select(found => found.Wish.Content.NoteOf(Given.Vendor)));
        request.MatchesCase = true;
        Assert.Equal("backup", Assert.Single(request.FindIn(_session)).Wish.Responsibility);
        request.Replacement = "";
        Assert.Null(Assert.Single(request.FindIn(_session)).Wish.Content.NoteOf(Given.Vendor));
        _session.Show(new EditorFilter("sign-in", EditorRows.All));
        Assert.Empty(request.FindIn(_session));
    }

    private async Task<EditorSession> OpenAsync(Member member, string matrix = Slug)
    {
        var session = new EditorSession(Editor, matrix, member.Actor);
        await session.RefreshAsync(Cancellation);
        return session;
    }

    private static Task<EditReport> ActAsync(EditorSession session, string kind, string? value, int first, int last, params string[] models) =>
        GridActs.RunAsync(session, new GridAct(kind, Range(session, first, last, session.Draft!.Number, models), value));

    private static GridRange Range(EditorSession session, int first, int last, long shown, params string[] models) =>
        new(first, session.Lines[first].Row?.Responsibility.Slug, last, session.Lines[last].Row?.Responsibility.Slug, models, shown);

    private IEnumerable<string> Codes(string model) => _session.Draft!.Frame.Rows.Select(row =>
        OwnershipCode.Write(_session.Draft.Frame.Content, _session.Draft.Find(new CellKey(row.Responsibility.Slug, model))!.Content));

    private List<string> Rows(EditorFilter filter)
    {
        _session.Show(filter);
        return [.. _session.Lines.Where(line => line.Row is not null).Select(line => line.Row!.Responsibility.Slug)];
    }
}
