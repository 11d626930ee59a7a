using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Editing;
using ResponsibilityPortal.Web.Features.Admin.Publishing;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Editing;

public sealed class EditorSessionTests(EditedPortal edited) : IClassFixture<EditedPortal>, IAsyncLifetime
{
    private static readonly CellKey Cell = new("sign-in", "saas");

    private readonly PortalWithUsers _portal = edited.Portal;
    private string _slug = "";
    private EditorSession _session = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private MatrixEditor Editor => _portal.Service<MatrixEditor>();

    private string Other => $"{_slug}-other";

    private Assignment Content => _session.Draft!.Find(Cell)!.Content;

    public async ValueTask InitializeAsync()
    {
        _slug = await edited.AddMatrixAsync();
        _session = await OpenAsync(_portal.Admin);
    }

    public ValueTask DisposeAsync()
    {
        _session.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Letter_OnASelection_MakesItsPartyAccountableInEachCell()
    {
        var report = await ActAsync(_session, GridEdits.MakeAccountable, Given.Vendor, first: 1, last: 4, "saas", "paas");
        Assert.Equal((false, "3 cells: Vendor is accountable. Press Ctrl+Z to undo."), (report.IsProblem, report.Message));
        Assert.All(
            _session.Draft!.Frame.Rows,
            row => Assert.Equal(Given.Vendor, _session.Draft.Find(new CellKey(row.Responsibility.Slug, "saas"))!.Content.Accountable)
        );
    }

    [Fact]
    public async Task Letter_OfAPartyThatTheColumnLacks_IsRefused()
    {
        await _portal.Host.PublishAsync(
            Given.Matrix(Other) with
            {
                HostingModels =
                [
                    .. Given.Matrix().HostingModels.Take(2),
                    Given.Matrix().HostingModels[2] with
                    {
                        Parties = [Given.Vendor, Party.ReaderSlug],
                    },
                ],
                Domains = Given.Matrix().Moving("backup", "iaas", Party.ReaderSlug).Domains,
            }
        );
        using var session = await OpenAsync(_portal.Admin, Other);
        var some = await ActAsync(session, GridEdits.MakeAccountable, Given.Provider, 1, 1, "paas", "iaas");
        Assert.Equal("1 cell: Provider is accountable. Press Ctrl+Z to undo. 1 cell skipped: Provider doesn't exist there.", some.Message);
        var none = await ActAsync(session, GridEdits.MakeAccountable, Given.Provider, 1, 1, "iaas");
        Assert.Equal((true, "1 cell skipped: Provider doesn't exist there."), (none.IsProblem, none.Message));
    }

    /// <summary>A reason that an editor wrote is not lost by a key that adds a contributor to a whole column.</summary>
    [Fact]
    public async Task ShiftedLetter_OnACellThatIsNotApplicable_KeepsTheReason()
    {
        await _portal.Host.PublishAsync(MatrixWithAdditions.Of(Other));
        using var session = await OpenAsync(_portal.Admin, Other);
        var skipped = "1 cell skipped: not applicable. Make a party accountable there before others contribute.";
        var some = await ActAsync(session, GridEdits.ToggleContributor, Given.Provider, 4, 4, "paas", "iaas");
        Assert.Equal(
            (false, $"Provider added as contributor to 1 cell. Press Ctrl+Z to undo. {skipped}"),
            (some.IsProblem, some.Message)
        );
        var again = await ActAsync(session, GridEdits.ToggleContributor, Given.Provider, 4, 4, "paas", "iaas");
        Assert.Equal($"Provider removed as contributor from 1 cell. Press Ctrl+Z to undo. {skipped}", again.Message);
        var none = await ActAsync(session, GridEdits.ToggleContributor, Given.Provider, 4, 4, "iaas");
        Assert.Equal((true, skipped), (none.IsProblem, none.Message));
        var cell = session.Draft!.Find(new CellKey("backup", "iaas"))!.Content;
        Assert.Equal(MatrixWithAdditions.Reason, cell.NotApplicable);
        Assert.Empty(cell.Contributing);
    }

    [Fact]
    public async Task Edit_WhileTheStoreIsBusy_SaysSoAndCanBeRepeated()
    {
        Task<EditReport> act;
        await using (var held = await HeldQueue.OfAsync(_portal))
        {
            act = ActAsync(_session, GridEdits.MakeAccountable, Given.Vendor, 1, 1, "saas");
            await held.AgeUntilAsync(act);
        }

        var report = await act;
        Assert.Equal((true, "Nothing was changed. The portal is busy. Try again in a moment."), (report.IsProblem, report.Message));
        Assert.False((await ActAsync(_session, GridEdits.MakeAccountable, Given.Vendor, 1, 1, "saas")).IsProblem);
        Assert.Equal(Given.Vendor, Content.Accountable);
    }

    [Fact]
    public async Task Dispose_DuringAnAct_LetsItEndAndRefusesTheNext()
    {
        Task<EditReport> act;
        await using (await HeldQueue.OfAsync(_portal))
        {
            act = ActAsync(_session, GridEdits.MakeAccountable, Given.Vendor, 1, 1, "saas");
            _session.Dispose();
            _session.Dispose();
        }

        Assert.False((await act).IsProblem);
        Assert.True((await _session.UndoAsync()).IsProblem);
    }

    [Fact]
    public async Task Letters_PressedQuicklyOnOneCell_AreAllSaved()
    {
        // The browser still shows the first state while the second and third keys are pressed.
        var acts = await Task.WhenAll(
            ActAsync(_session, GridEdits.MakeAccountable, Given.Vendor, 1, 1, "saas"),
            ActAsync(_session, GridEdits.MakeAccountable, Given.Provider, 1, 1, "saas"),
            ActAsync(_session, GridEdits.ToggleContributor, Party.ReaderSlug, 1, 1, "saas")
        );
        Assert.All(acts, report => Assert.False(report.IsProblem, report.Message));
        Assert.Equal(Given.Provider, Content.Accountable);
        Assert.Equal([Party.ReaderSlug], Content.Contributing);
    }

    [Fact]
    public async Task Letter_OnACellThatAnotherUserEdited_ShowsBothValues()
    {
        var bob = await edited.UserAsync(Roles.Editor);
        using var his = await OpenAsync(bob);
        var seen = _session.Draft!.Number;
        await ActAsync(his, GridEdits.MakeAccountable, Given.Vendor, 1, 1, "saas");
        await _session.RefreshAsync(Cancellation);
        var report = await GridEdits.RunAsync(
            _session,
            new GridEdit(GridEdits.MakeAccountable, Range(_session, 1, 1, seen, "saas"), Given.Provider)
        );
        var conflict = Assert.Single(report.Conflicts);
        Assert.Equal(
            (true, bob.Name, Given.Vendor, Given.Provider),
            (report.IsProblem, conflict.Theirs.Edit!.By.Name, conflict.Theirs.Content.Accountable, conflict.Mine!.Accountable)
        );
        Assert.Equal(Given.Vendor, Content.Accountable);
    }

    [Fact]
    public async Task Undo_AndRedo_GoStepByStep()
    {
        var published = Content;
        await ActAsync(_session, GridEdits.MakeAccountable, Given.Vendor, 1, 1, "saas");
        await ActAsync(_session, GridEdits.Clear, null, 1, 4, "saas");
        Assert.Equal("Undone: 3 cells.", (await _session.UndoAsync()).Message);
        Assert.Equal(Given.Vendor, Content.Accountable);
        await _session.UndoAsync();
        Assert.Equal((published, false, true), (Content, _session.CanUndo, _session.CanRedo));
        Assert.Equal("Redone: 1 cell.", (await _session.RedoAsync()).Message);
        await _session.RedoAsync();
        Assert.Null(Content.Accountable);
        Assert.Equal("Nothing to redo.", (await _session.RedoAsync()).Message);
        await _session.UndoAsync();
        Assert.Equal(Given.Vendor, Content.Accountable);
    }

    [Fact]
    public async Task Undo_AfterAnEditOfAnotherUser_KeepsTheirEdit()
    {
        var bob = await edited.UserAsync(Roles.Editor);
        using var his = await OpenAsync(bob);
        await ActAsync(_session, GridEdits.MakeAccountable, Given.Vendor, 1, 1, "saas");
        await his.RefreshAsync(Cancellation);
        await ActAsync(his, GridEdits.MakeAccountable, Given.Provider, 1, 1, "saas");
        var report = await _session.UndoAsync();
        Assert.Equal(bob.Name, Assert.Single(report.Conflicts).Theirs.Edit!.By.Name);
        Assert.Equal((Given.Provider, true), (Content.Accountable, _session.CanUndo));
    }

    [Fact]
    public async Task Undo_AfterAPublication_HasNothingToUndo()
    {
        await ActAsync(_session, GridEdits.MakeAccountable, Given.Vendor, 1, 1, "saas");
        await _portal.Host.Publisher.PublishDraftAsync(
            new PublishDraft(_slug, 1, "Why.", MoveReason: "They asked."),
            _portal.Admin.Change(),
            Cancellation
        );
        await _session.RefreshAsync(Cancellation);
        Assert.Equal((2, false), (_session.Draft!.Frame.Latest, _session.CanUndo));
        Assert.False((await ActAsync(_session, GridEdits.MakeAccountable, Given.Provider, 1, 1, "saas")).IsProblem);
    }

    [Fact]
    public async Task FillDown_CopiesTheFirstSelectedRow()
    {
        await ActAsync(_session, GridEdits.FillDown, null, 1, 4, "paas");
        Assert.All(
            _session.Draft!.Frame.Rows,
            row =>
                Assert.Equal(
                    (Party.ReaderSlug, Given.Vendor),
                    (
                        _session.Draft.Find(new CellKey(row.Responsibility.Slug, "paas"))!.Content.Accountable,
                        _session.Draft.Find(new CellKey(row.Responsibility.Slug, "paas"))!.Content.Contributing[0]
                    )
                )
        );
    }

    /// <summary>keys/saas is joint and has a note; backup/iaas is not applicable.</summary>
    [Fact]
    public async Task Undo_OfEditsOfJointAndNotApplicableCells_RestoresThem()
    {
        using var session = await OpenOtherAsync();
        var (joint, absent) = (ContentOf(session, "keys", "saas"), ContentOf(session, "backup", "iaas"));
        await ActAsync(session, GridEdits.MakeAccountable, Given.Vendor, 1, 4, "saas", "iaas");
        Assert.Equal(
            (Given.Vendor, Given.Vendor),
            (ContentOf(session, "keys", "saas").Accountable, ContentOf(session, "backup", "iaas").Accountable)
        );
        await session.UndoAsync();
        Assert.Equal((joint, absent), (ContentOf(session, "keys", "saas"), ContentOf(session, "backup", "iaas")));
        await session.RedoAsync();
        Assert.Equal((false, null), (ContentOf(session, "keys", "saas").IsJoint, ContentOf(session, "backup", "iaas").NotApplicable));
    }

    [Fact]
    public async Task Conflict_OnAJointCell_KeepsItAndShowsBoth()
    {
        using var session = await OpenOtherAsync();
        using var his = await OpenAsync(await edited.UserAsync(Roles.Editor), Other);
        var key = new CellKey("keys", "saas");
        var shared = ContentOf(his, "keys", "saas").SharedBy([Given.Provider, Given.Vendor], []);
        var seen = session.Draft!.Find(key)!.Version;
        Assert.False((await his.EditAsync([key], (_, _) => shared, his.Draft!.Number, count => $"{count}")).IsProblem);
        var mine = ContentOf(session, "keys", "saas").NotApplicableBecause("No keys are kept");
        var report = await session.AssignAsync([new AssignCell("keys", mine, seen)], count => $"{count}");
        var conflict = Assert.Single(report.Conflicts);
        Assert.Equal(
            (shared.JointlyAccountable, mine.NotApplicable),
            (conflict.Theirs.Content.JointlyAccountable, conflict.Mine!.NotApplicable)
        );
        Assert.DoesNotContain("Notes removed", report.Message, StringComparison.Ordinal);
    }

    /// <summary>A cell that is not applicable has no notes, so an edit that makes it so says what it removes.</summary>
    [Fact]
    public async Task NotApplicable_OnACellWithNotes_SaysThatTheyAreRemoved()
    {
        using var session = await OpenOtherAsync();
        var key = new CellKey("keys", "saas");
        var absent = ContentOf(session, "keys", "saas").NotApplicableBecause("No keys are kept");
        var report = await session.EditAsync([key], (_, _) => absent, session.Draft!.Number, count => $"{count} changed.");
        Assert.Equal("1 changed. Notes removed from 1 cell: a cell that is not applicable has none.", report.Message);
        await session.UndoAsync();
        Assert.Equal("Runs the store.", ContentOf(session, "keys", "saas").NoteOf(Given.Vendor));
    }

    [Fact]
    public async Task Paste_OverJointAndNotApplicableCells_CanBeUndone()
    {
        using var session = await OpenOtherAsync();
        var (joint, absent) = (ContentOf(session, "keys", "saas"), ContentOf(session, "backup", "iaas"));
        var none = $"{AssignmentCode.NotApplicableCode}: None";
        var first = PasteRequest.Of(session, Range(session, 2, 2, session.Draft!.Number, "saas"), none)!;
        await session.AssignAsync(first.Plan.Edits, count => $"{count}");
        var second = PasteRequest.Of(session, Range(session, 4, 4, session.Draft!.Number, "iaas"), "P & V")!;
        await session.AssignAsync(second.Plan.Edits, count => $"{count}");
        Assert.Equal("None", ContentOf(session, "keys", "saas").NotApplicable);
        Assert.Equal([Given.Provider, Given.Vendor], ContentOf(session, "backup", "iaas").JointlyAccountable);
        await session.UndoAsync();
        await session.UndoAsync();
        Assert.Equal((joint, absent), (ContentOf(session, "keys", "saas"), ContentOf(session, "backup", "iaas")));
    }

    [Fact]
    public async Task Revert_SelectedCells_HaveThePublishedContent()
    {
        await ActAsync(_session, GridEdits.Clear, null, 1, 4, "saas", "paas", "iaas");
        Assert.Equal(9, _session.Draft!.ChangedCells);
        await ActAsync(_session, GridEdits.Revert, null, 1, 4, "saas", "paas", "iaas");
        Assert.Equal(0, _session.Draft!.ChangedCells);
    }

    [Theory]
    [InlineData(GridEdits.Copied, null, "2 cells copied.")]
    [InlineData(GridEdits.NotCopied, null, "Nothing was copied. The browser doesn't let this page use the clipboard.")]
    [InlineData(GridEdits.Cut, null, "Cells can't be cut. Copy them with Ctrl+C, then clear them with Delete.")]
    [InlineData(GridEdits.UnknownKey, "X", "No party has the letter X. P: Provider, V: Vendor, C: Customer.")]
    public async Task Key_ThatChangesNothing_SaysSo(string kind, string? value, string expected)
    {
        var report = await ActAsync(_session, kind, value, 1, 1, "saas", "paas");
        Assert.Equal((expected, 0), (report.Message, _session.Draft!.ChangedCells));
    }

    [Fact]
    public async Task Edit_OfLinesThatAreNotShown_DoesNothing()
    {
        var range = Range(_session, 1, 1, _session.Draft!.Number, "saas");
        _session.Show(new EditorFilter("backup", EditorRows.All));
        Assert.Equal(["Data", "backup"], _session.Lines.Select(line => line.Row?.Responsibility.Slug ?? line.Domain.Name));
        Assert.True((await GridEdits.RunAsync(_session, new GridEdit(GridEdits.Clear, range, null))).IsProblem);
        Assert.Null(_session.Select(range with { Last = 99 }));
        Assert.Null(_session.Select(range with { First = -1 }));
        Assert.Equal(0, _session.Draft!.ChangedCells);
    }

    [Fact]
    public async Task Selection_OfAllLines_NeedsNoRowNames()
    {
        var report = await GridEdits.RunAsync(
            _session,
            new GridEdit(GridEdits.Clear, new GridRange(0, null, 4, null, ["saas", "paas", "iaas"], _session.Draft!.Number), null)
        );
        Assert.StartsWith("9 cells", report.Message, StringComparison.Ordinal);
        Assert.Null(_session.Select(new GridRange(0, null, 3, null, ["saas"], _session.Draft.Number)));
    }

    [Fact]
    public async Task Filter_ByWordsOrByOpenWork_FindsRows()
    {
        await ActAsync(_session, GridEdits.Clear, null, 2, 2, "iaas");
        Assert.Equal(["keys"], Rows(new EditorFilter("", EditorRows.WithGaps)));
        Assert.Equal(["keys"], Rows(new EditorFilter("", EditorRows.Changed)));
        Assert.Equal(["sign-in"], Rows(new EditorFilter("mfa", EditorRows.All)));
        Assert.Equal(["sign-in"], Rows(new EditorFilter("d-10 SET", EditorRows.All)));
        Assert.Empty(Rows(new EditorFilter("nothing", EditorRows.All)));
    }

    [Fact]
    public async Task Edit_WithoutTheRole_ChangesNothing()
    {
        var bob = await edited.UserAsync(Roles.Approver);
        using var his = await OpenAsync(bob);
        var report = await ActAsync(his, GridEdits.Clear, null, 1, 1, "saas");
        Assert.Equal((true, 0), (report.IsProblem, his.Draft!.ChangedCells));
    }

    [Fact]
    public async Task ShiftLetter_OnAMixedRange_AddsToAllThatLackIt()
    {
        await ActAsync(_session, GridEdits.Clear, null, 1, 4, "iaas");
        await ActAsync(_session, GridEdits.MakeAccountable, Party.ReaderSlug, 1, 4, "iaas");
        await ActAsync(_session, GridEdits.ToggleContributor, Given.Provider, 1, 1, "iaas");
        await ActAsync(_session, GridEdits.MakeAccountable, Given.Provider, 4, 4, "iaas");

        var added = await ActAsync(_session, GridEdits.ToggleContributor, Given.Provider, 1, 4, "iaas");
        Assert.Equal("Provider added as contributor to 1 cell. Press Ctrl+Z to undo.", added.Message);
        Assert.Equal(["C + P", "C + P", "P"], Codes("iaas"));

        var removed = await ActAsync(_session, GridEdits.ToggleContributor, Given.Provider, 1, 4, "iaas");
        Assert.Equal("Provider removed as contributor from 2 cells. Press Ctrl+Z to undo.", removed.Message);
        Assert.Equal(["C", "C", "P"], Codes("iaas"));
    }

    [Fact]
    public async Task Replace_InNotes_ChangesShownRowsOnly()
    {
        await _session.AssignAsync(
            [
                new AssignCell(
                    "keys",
                    new Assignment("saas") { Accountable = Given.Vendor, Notes = [new PartyNote(Given.Vendor, "Rotates Keys yearly")] },
                    new CellVersion(1, 0)
                ),
                new AssignCell(
                    "backup",
                    new Assignment("saas") { Accountable = Given.Vendor, Notes = [new PartyNote(Given.Vendor, "keys")] },
                    new CellVersion(1, 0)
                ),
            ],
            _ => ""
        );
        var request = new ReplaceRequest { Find = "keys", Replacement = "secrets" };
        Assert.Equal(
            ["Rotates secrets yearly", "secrets"],
            request.FindIn(_session).Select(found => found.Requested.Content.NoteOf(Given.Vendor))
        );
        request.MatchesCase = true;
        Assert.Equal("backup", Assert.Single(request.FindIn(_session)).Requested.Responsibility);
        request.Replacement = "";
        Assert.Null(Assert.Single(request.FindIn(_session)).Requested.Content.NoteOf(Given.Vendor));
        _session.Show(new EditorFilter("sign-in", EditorRows.All));
        Assert.Empty(request.FindIn(_session));
    }

    private async Task<EditorSession> OpenAsync(Member member, string? matrix = null)
    {
        var session = new EditorSession(Editor, matrix ?? _slug, member.Actor);
        await session.RefreshAsync(Cancellation);
        return session;
    }

    private async Task<EditorSession> OpenOtherAsync()
    {
        await _portal.Host.PublishAsync(MatrixWithAdditions.Of(Other));
        return await OpenAsync(_portal.Admin, Other);
    }

    private static Assignment ContentOf(EditorSession session, string row, string model) =>
        session.Draft!.Find(new CellKey(row, model))!.Content;

    private static Task<EditReport> ActAsync(
        EditorSession session,
        string kind,
        string? value,
        int first,
        int last,
        params string[] models
    ) => GridEdits.RunAsync(session, new GridEdit(kind, Range(session, first, last, session.Draft!.Number, models), value));

    private static GridRange Range(EditorSession session, int first, int last, long shown, params string[] models) =>
        new(first, session.Lines[first].Row?.Responsibility.Slug, last, session.Lines[last].Row?.Responsibility.Slug, models, shown);

    private IEnumerable<string> Codes(string model) =>
        _session.Draft!.Frame.Rows.Select(row =>
            AssignmentCode.Write(_session.Draft.Frame.Content, _session.Draft.Find(new CellKey(row.Responsibility.Slug, model))!.Content)
        );

    private List<string> Rows(EditorFilter filter)
    {
        _session.Show(filter);
        return [.. _session.Lines.Where(line => line.Row is not null).Select(line => line.Row!.Responsibility.Slug)];
    }
}
