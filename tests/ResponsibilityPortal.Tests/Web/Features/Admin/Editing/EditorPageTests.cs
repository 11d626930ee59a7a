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
public sealed class EditorPageTests : ComponentTest
{
    private const string Slug = "sample";
    private const string Typed = "Half a sen";
    private static readonly CellKey Cell = new("sign-in", "saas");

    private IRenderedComponent<CascadingValue<Task<AuthenticationState>>> _page = null!;

    public EditorPageTests()
    {
        Services.AddMudServices();
        Services.AddScoped<UnsavedTexts>();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private IElement Note => _page.Find($"#note-{Given.Vendor}");

    [Fact]
    public async Task RolesChanged_WithTypedText_KeepThePageAndTheText()
    {
        await using var portal = await StartAsync();
        await OpenAsync(portal.Admin, Roles.Admin | Roles.Editor);
        await OpenCellAsync();
        await Note.ChangeAsync(Typed);
        var session = Grid().Session;

        SignIn(portal.Admin, Roles.Admin | Roles.Editor | Roles.Approver);
        Assert.Same(session, Grid().Session);
        Assert.Equal(Typed, Note.GetAttribute("value"));
        Assert.Empty(_page.FindAll(".report.problem"));

        SignIn(portal.Admin, Roles.Approver);
        Assert.Contains("can no longer edit drafts", _page.Find(".report.problem").TextContent, StringComparison.Ordinal);
        Assert.Equal(Typed, Note.GetAttribute("value"));
        await DisposeComponentsAsync();
    }

    [Fact]
    public async Task Save_WithOnlyAReasonAfterAKeyEdit_KeepsTheReason()
    {
        await using var portal = await StartAsync();
        await OpenAsync(portal.Admin, Roles.Editor);
        var grid = Grid();
        var range = new GridRange(1, Cell.Responsibility, 1, Cell.Responsibility, [Cell.HostingModel], grid.Session.Draft!.Number);
        await _page.InvokeAsync(() => new GridCalls(grid).ActAsync(new GridEdit("accountable", range, Given.Vendor)));
        await OpenCellAsync();
        await _page.Find("#cell-reason").ChangeAsync("They asked.");
        await _page.Find(".cell-panel form").SubmitAsync();
        await _page.WaitForAssertionAsync(() => Assert.Empty(_page.FindAll(".cell-panel")));
        Assert.Equal("They asked.", grid.Session.Draft!.Find(Cell)!.Edit!.Reason);
        Assert.Equal(AssignmentExplained.ActionName, (await portal.ActionsAsync(AuditStream.Content))[^1]);
    }

    [Fact]
    public async Task Save_WithOnlyAReasonForAnUnchangedCell_SaysSoAndKeepsTheText()
    {
        await using var portal = await StartAsync();
        await OpenAsync(portal.Admin, Roles.Editor);
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
        await using var portal = await StartAsync();
        await portal.ReportAsync(Slug, Cell.Responsibility, Cell.HostingModel, "The vendor does this since May.");
        await portal.ReportAsync(Slug, Cell.Responsibility, null, "The title is unclear.");
        await OpenAsync(portal.Admin, Roles.Editor);
        await _page.WaitForAssertionAsync(() => Assert.Equal(2, _page.FindAll(".draft-grid .reported").Count));
        Assert.Contains("Problem reports (2)", _page.Find(".draft-title").TextContent, StringComparison.Ordinal);
        await OpenCellAsync();
        var reports = _page.Find(".cell-panel .cell-reports");
        Assert.Contains("Problem reports (2 open)", reports.TextContent, StringComparison.Ordinal);
        Assert.Contains("The vendor does this since May.", reports.TextContent, StringComparison.Ordinal);
        Assert.Contains("The title is unclear.", reports.TextContent, StringComparison.Ordinal);
        Assert.StartsWith(
            "/admin/matrices/sample/reports#report-",
            reports.QuerySelector("a")!.GetAttribute("href"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task ReportOfAReader_IsMarkedInAnOpenEditorAndItsPanel()
    {
        await using var portal = await StartAsync();
        await OpenAsync(portal.Admin, Roles.Editor);
        await OpenCellAsync();
        Assert.Empty(_page.FindAll(".reported, .cell-reports"));
        await portal.ReportAsync(Slug, Cell.Responsibility, Cell.HostingModel, "The vendor does this since May.");
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
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
        await using var portal = await StartAsync();
        var question = JSInterop.Setup<string>("portalUnsaved.ask", _ => true).SetResult(answer);
        await OpenAsync(portal.Admin, Roles.Editor);
        await OpenCellAsync();
        await _page.Find(isComment ? "#new-comment" : $"#note-{Given.Vendor}").ChangeAsync(Typed);
        await _page.Find(".cell-panel").KeyDownAsync(new KeyboardEventArgs { Key = "Escape" });
        Assert.Single(question.Invocations);
        Assert.Equal(isOpen ? 1 : 0, _page.FindAll(".cell-panel").Count);
    }

    [Fact]
    public async Task Escape_WithTypedTextThatIsToBeSaved_SavesNoteAndComment()
    {
        await using var portal = await StartAsync();
        JSInterop.Setup<string>("portalUnsaved.ask", _ => true).SetResult("save");
        await OpenAsync(portal.Admin, Roles.Editor);
        await OpenCellAsync();
        await Note.ChangeAsync(Typed);
        await _page.Find("#new-comment").ChangeAsync("Ask first.");
        await _page.Find(".cell-panel").KeyDownAsync(new KeyboardEventArgs { Key = "Escape" });
        await _page.WaitForAssertionAsync(() => Assert.Empty(_page.FindAll(".cell-panel")));
        Assert.Equal(Typed, Grid().Session.Draft!.Find(Cell)!.Content.NoteOf(Given.Vendor));
        Assert.Contains(CommentAdded.ActionName, await portal.ActionsAsync(AuditStream.Content));
    }

    [Fact]
    public async Task UseTheirs_InAConflict_ForgetsMineInTheBrowserToo()
    {
        await using var portal = await StartAsync();
        await OpenAsync(portal.Admin, Roles.Editor);
        await OpenCellAsync();
        await Note.ChangeAsync(Typed);
        var theirs = Grid().Session.Draft!.Find(Cell)!.Content with { Notes = [new PartyNote(Given.Vendor, "Theirs.")] };
        var bob = await portal.JoinAsync(Roles.Editor, "Bob");
        await portal
            .Service<MatrixEditor>()
            .AssignAsync(
                new AssignCells(Slug, [new AssignCell(Cell.Responsibility, theirs, new CellVersion(1, 0))]),
                bob.Change(),
                Cancellation
            );
        portal.Clock.Advance(TimeSpan.FromSeconds(2));
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
        await using var portal = await StartAsync();
        JSInterop.Setup<string[]?>("portalEditor.kept", _ => true).SetResult(["keys/paas", "gone/paas"]);
        await OpenAsync(portal.Admin, Roles.Editor);
        await _page.WaitForAssertionAsync(() =>
            Assert.Contains("1 cell with unsaved text", _page.Find(".unsaved-cells[role=status]").TextContent, StringComparison.Ordinal)
        );
        await _page.Find(".unsaved-cells button").ClickAsync();
        Assert.Contains("Keep keys", _page.Find(".cell-panel h2").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_ByAnApprover_IsRefused()
    {
        await using var portal = await StartAsync();
        var bob = await portal.JoinAsync(Roles.Approver, "Bob");
        Assert.Equal(
            new ExplainOutcome.NotDone(Refusal.NotAllowed),
            await portal.Service<CellReasons>().ExplainAsync(Slug, Cell, "Why.", bob.Change(), Cancellation)
        );
        Assert.DoesNotContain(AssignmentExplained.ActionName, await portal.ActionsAsync(AuditStream.Content));
    }

    private async Task<PortalWithUsers> StartAsync()
    {
        var portal = await PortalWithUsers.StartAsync();
        await portal.Host.PublishAsync(Given.Matrix());
        Services.AddSingleton(portal.Service<MatrixEditor>());
        Services.AddSingleton(portal.Service<CellReasons>());
        Services.AddSingleton(portal.Service<TeamComments>());
        Services.AddSingleton(portal.Service<ReportLists>());
        Services.AddSingleton(portal.Service<DraftSnapshots>());
        Services.AddSingleton(portal.Service<CellMarkChanges>());
        Services.AddSingleton(portal.Service<ReviewStates>());
        Services.AddSingleton<TimeProvider>(portal.Clock);
        return portal;
    }

    private DraftGrid Grid() => _page.FindComponent<DraftGrid>().Instance;

    private Task OpenCellAsync() => _page.InvokeAsync(() => new GridCalls(Grid()).OpenAsync(Cell.Responsibility, Cell.HostingModel));

    private async Task OpenAsync(Member member, Roles roles)
    {
        _page = Render<CascadingValue<Task<AuthenticationState>>>(outer => Fill(outer, member, roles));
        await _page.WaitForElementAsync(".draft-grid");
    }

    private void SignIn(Member member, Roles roles) => _page.Render(outer => Fill(outer, member, roles));

    private static void Fill(
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
            .AddChildContent<EditorPage>(page => page.Add(view => view.Matrix, Slug));
}
