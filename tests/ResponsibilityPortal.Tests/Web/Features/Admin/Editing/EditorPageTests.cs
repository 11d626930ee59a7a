using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Components.Unsaved;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Features.Admin.Editing;
using ResponsibilityPortal.Web.Features.Admin.Editing.Comments;
using ResponsibilityPortal.Web.Features.Admin.Editing.ProblemReports;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Editing;

/// <summary>Tests the editor with its services and a store. End-to-end tests cover the browser's part.</summary>
public sealed class EditorPageTests : ComponentTest, IClassFixture<EditedPortal>, IAsyncLifetime
{
    private const string Typed = "Half a sen";
    private static readonly CellKey Cell = new("sign-in", "saas");

    private readonly EditedPortal _edited;
    private readonly PortalWithUsers _portal;
    private string _slug = "";
    private IRenderedComponent<CascadingValue<Task<AuthenticationState>>> _page = null!;

    public EditorPageTests(EditedPortal edited)
    {
        (_edited, _portal) = (edited, edited.Portal);
        Services.AddMudServices();
        Services.AddScoped<UnsavedTexts>();
        Services.AddSingleton(_portal.Service<MatrixEditor>());
        Services.AddSingleton(_portal.Service<CellReasons>());
        Services.AddSingleton(_portal.Service<TeamComments>());
        Services.AddSingleton(_portal.Service<ReportLists>());
        Services.AddSingleton(_portal.Service<DraftSnapshots>());
        Services.AddSingleton(_portal.Service<CellMarkChanges>());
        Services.AddSingleton(_portal.Service<ReviewStates>());
        Services.AddSingleton<TimeProvider>(_portal.Clock);
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private IElement Note => _page.Find($"#note-{Given.Vendor}");

    public async ValueTask InitializeAsync() => _slug = await _edited.AddMatrixAsync();

    [Fact]
    public async Task RolesChanged_WithTypedText_KeepThePageAndTheText()
    {
        await OpenAsync(_portal.Admin, Roles.Admin | Roles.Editor);
        await OpenCellAsync();
        await Note.ChangeAsync(Typed);
        var session = Grid().Session;

        SignIn(_portal.Admin, Roles.Admin | Roles.Editor | Roles.Approver);
        Assert.Same(session, Grid().Session);
        Assert.Equal(Typed, Note.GetAttribute("value"));
        Assert.Empty(_page.FindAll(".report.problem"));

        SignIn(_portal.Admin, Roles.Approver);
        Assert.Contains("can no longer edit drafts", _page.Find(".report.problem").TextContent, StringComparison.Ordinal);
        Assert.Equal(Typed, Note.GetAttribute("value"));
    }

    [Fact]
    public async Task Save_WithOnlyAReasonAfterAKeyEdit_KeepsTheReason()
    {
        await OpenAsync(_portal.Admin, Roles.Editor);
        var grid = Grid();
        var range = new GridRange(1, Cell.Responsibility, 1, Cell.Responsibility, [Cell.HostingModel], grid.Session.Draft!.Number);
        await _page.InvokeAsync(() => new GridCalls(grid).ActAsync(new GridEdit("accountable", range, Given.Vendor)));
        await OpenCellAsync();
        await _page.Find("#cell-reason").ChangeAsync("They asked.");
        await _page.Find(".cell-panel form").SubmitAsync();
        await _page.WaitForAssertionAsync(() => Assert.Empty(_page.FindAll(".cell-panel")));
        Assert.Equal("They asked.", grid.Session.Draft!.Find(Cell)!.Edit!.Reason);
        Assert.Equal(AssignmentExplained.ActionName, (await _edited.ActionsAsync(AuditStream.Content))[^1]);
    }

    [Fact]
    public async Task Save_WithOnlyAReasonForAnUnchangedCell_SaysSoAndKeepsTheText()
    {
        await OpenAsync(_portal.Admin, Roles.Editor);
        await OpenCellAsync();
        await _page.Find("#cell-reason").ChangeAsync("Why not.");
        await _page.Find(".cell-panel form").SubmitAsync();
        await _page.WaitForAssertionAsync(() =>
            Assert.Contains("no change to explain", _page.Find(".cell-panel .problem").TextContent, StringComparison.Ordinal)
        );
        Assert.Equal("Why not.", _page.Find("#cell-reason").GetAttribute("value"));
        Assert.NotEmpty(JSInterop.Invocations["portalEditor.reveal"]);
    }

    [Fact]
    public async Task ReportedCell_IsMarkedInTheGridAndShowsTheReportInItsPanel()
    {
        await _portal.ReportAsync(_slug, Cell.Responsibility, Cell.HostingModel, "The vendor does this since May.");
        await _portal.ReportAsync(_slug, Cell.Responsibility, null, "The title is unclear.");
        await OpenAsync(_portal.Admin, Roles.Editor);
        await _page.WaitForAssertionAsync(() => Assert.Equal(2, _page.FindAll(".draft-grid .reported").Count));
        Assert.Contains("Problem reports (2)", _page.Find(".draft-title").TextContent, StringComparison.Ordinal);
        await OpenCellAsync();
        var reports = _page.Find(".cell-panel .cell-reports");
        Assert.Contains("Problem reports (2 open)", reports.TextContent, StringComparison.Ordinal);
        Assert.Contains("The vendor does this since May.", reports.TextContent, StringComparison.Ordinal);
        Assert.Contains("The title is unclear.", reports.TextContent, StringComparison.Ordinal);
        Assert.StartsWith(
            $"/admin/matrices/{_slug}/reports#report-",
            reports.QuerySelector("a")!.GetAttribute("href"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task ReportOfAReader_IsMarkedInAnOpenEditorAndItsPanel()
    {
        await OpenAsync(_portal.Admin, Roles.Editor);
        await OpenCellAsync();
        Assert.Empty(_page.FindAll(".reported, .cell-reports"));
        await _portal.ReportAsync(_slug, Cell.Responsibility, Cell.HostingModel, "The vendor does this since May.");
        _portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await _page.WaitForAssertionAsync(() => Assert.Single(_page.FindAll(".draft-grid .reported")));
        await _page.WaitForAssertionAsync(() =>
            Assert.Contains("The vendor does this since May.", _page.Find(".cell-reports").TextContent, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(false, "stay", true)]
    [InlineData(false, "discard", false)]
    [InlineData(true, "stay", true)]
    [InlineData(true, "discard", false)]
    public async Task Escape_WithTypedNoteOrComment_AsksFirst(bool isComment, string answer, bool isOpen)
    {
        var question = JSInterop.Setup<string>("portalUnsaved.ask", _ => true).SetResult(answer);
        await OpenAsync(_portal.Admin, Roles.Editor);
        await OpenCellAsync();
        await _page.Find(isComment ? "#new-comment" : $"#note-{Given.Vendor}").ChangeAsync(Typed);
        await _page.Find(".cell-panel").KeyDownAsync(new KeyboardEventArgs { Key = "Escape" });
        Assert.Single(question.Invocations);
        Assert.Equal(isOpen ? 1 : 0, _page.FindAll(".cell-panel").Count);
    }

    [Fact]
    public async Task Escape_WithTypedTextThatIsToBeSaved_SavesNoteAndComment()
    {
        JSInterop.Setup<string>("portalUnsaved.ask", _ => true).SetResult("save");
        await OpenAsync(_portal.Admin, Roles.Editor);
        await OpenCellAsync();
        await Note.ChangeAsync(Typed);
        await _page.Find("#new-comment").ChangeAsync("Ask first.");
        await _page.Find(".cell-panel").KeyDownAsync(new KeyboardEventArgs { Key = "Escape" });
        await _page.WaitForAssertionAsync(() => Assert.Empty(_page.FindAll(".cell-panel")));
        Assert.Equal(Typed, Grid().Session.Draft!.Find(Cell)!.Content.NoteOf(Given.Vendor));
        Assert.Contains(CommentAdded.ActionName, await _edited.ActionsAsync(AuditStream.Content));
    }

    [Fact]
    public async Task UseTheirs_InAConflict_ForgetsMineInTheBrowserToo()
    {
        await OpenAsync(_portal.Admin, Roles.Editor);
        await OpenCellAsync();
        await Note.ChangeAsync(Typed);
        var theirs = Grid().Session.Draft!.Find(Cell)!.Content with { Notes = [new PartyNote(Given.Vendor, "Theirs.")] };
        var bob = await _edited.UserAsync(Roles.Editor);
        await _portal
            .Service<MatrixEditor>()
            .AssignAsync(
                new AssignCells(_slug, [new AssignCell(Cell.Responsibility, theirs, new CellVersion(1, 0))]),
                bob.Change(),
                Cancellation
            );
        _portal.Clock.Advance(TimeSpan.FromSeconds(2));
        await _page.WaitForElementAsync(".conflict");
        Assert.Equal(Typed, Note.GetAttribute("value"));
        await _page.PressAsync("Use theirs");
        Assert.Equal("Theirs.", Note.GetAttribute("value"));
        Assert.Empty(_page.FindAll(".conflict"));
        Assert.Single(JSInterop.Invocations["portalEditor.forgetTyped"]);
    }

    [Fact]
    public async Task Open_WithUnsavedTextOfBefore_ListsTheCellsAndOpensThem()
    {
        JSInterop.Setup<string[]?>("portalEditor.kept", _ => true).SetResult(["keys/paas", "gone/paas"]);
        await OpenAsync(_portal.Admin, Roles.Editor);
        await _page.WaitForAssertionAsync(() =>
            Assert.Contains("1 cell with unsaved text", _page.Find(".unsaved-cells[role=status]").TextContent, StringComparison.Ordinal)
        );
        await _page.Find(".unsaved-cells button").ClickAsync();
        Assert.Contains("Keep keys", _page.Find(".cell-panel h2").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_ByAnApprover_IsRefused()
    {
        var bob = await _edited.UserAsync(Roles.Approver);
        Assert.Equal(
            new ExplainOutcome.NotDone(Refusal.NotAllowed),
            await _portal.Service<CellReasons>().ExplainAsync(_slug, Cell, "Why.", bob.Change(), Cancellation)
        );
        Assert.DoesNotContain(AssignmentExplained.ActionName, await _edited.ActionsAsync(AuditStream.Content));
    }

    private DraftGrid Grid() => _page.FindComponent<DraftGrid>().Instance;

    private Task OpenCellAsync() => _page.InvokeAsync(() => new GridCalls(Grid()).OpenAsync(Cell.Responsibility, Cell.HostingModel));

    private async Task OpenAsync(Member member, Roles roles)
    {
        _page = Render<CascadingValue<Task<AuthenticationState>>>(outer => Fill(outer, member, roles));
        await _page.WaitForElementAsync(".draft-grid");
    }

    private void SignIn(Member member, Roles roles) => _page.Render(outer => Fill(outer, member, roles));

    private void Fill(
        ComponentParameterCollectionBuilder<CascadingValue<Task<AuthenticationState>>> outer,
        Member member,
        Roles roles
    ) =>
        outer
            .Add(
                value => value.Value,
                Task.FromResult(
                    new AuthenticationState(new SignedIn(member.Id, Guid.Empty, member.Name, member.Email, roles).ToPrincipal())
                )
            )
            .AddChildContent<EditorPage>(page => page.Add(view => view.Matrix, _slug));
}
