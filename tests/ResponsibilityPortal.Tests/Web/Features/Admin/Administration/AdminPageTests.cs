using Bunit;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Features.Admin.Administration;
using ResponsibilityPortal.Web.Features.Admin.Editing;
using ResponsibilityPortal.Web.Features.Admin.Editing.Comments;
using ResponsibilityPortal.Web.Features.Admin.Structure;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Administration;

/// <summary>Tests the list of matrices and the steps that remain on a new portal.</summary>
public sealed class AdminPageTests : IAsyncLifetime
{
    private const string Slug = "sample";
    private static readonly CellKey Cell = new("sign-in", "saas");

    private PortalWithUsers _portal = null!;
    private PortalComponents _browser = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _portal.DisposeAsync();
    }

    [Fact]
    public async Task List_OfAnEditedMatrix_SaysWhoEditedItLastAndWhatIsOpen()
    {
        Assert.Contains("No changes", (await ListAsync()).Find("td[data-label=Draft]").TextContent, StringComparison.Ordinal);
        Assert.Equal("none since publication", (await ListAsync()).Find("td[data-label='Last edit']").TextContent.Trim());
        await EditAsync(_portal.Admin);
        var bob = await _portal.JoinAsync(Roles.Editor, "Bob");
        _portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await RestructureAsync(bob);
        var comments = _portal.Service<TeamComments>();
        Assert.IsType<CommentOutcome.Done>(await comments.AddAsync(Slug, Cell, "Is that so?", bob.Change(), Cancellation));
        var draft = (await ListAsync()).Find("td[data-label=Draft]").TextContent;
        Assert.Contains("Draft", draft, StringComparison.Ordinal);
        Assert.Contains("1 open comment", draft, StringComparison.Ordinal);
        Assert.StartsWith("Bob", (await ListAsync()).Find("td[data-label='Last edit']").TextContent.Trim(), StringComparison.Ordinal);
        await comments.ResolveAsync(
            Slug,
            (await comments.ListAsync(Slug, Cell, bob.Actor, Cancellation)).Single().Id,
            true,
            bob.Change(),
            Cancellation
        );
        Assert.DoesNotContain("open comment", (await ListAsync()).Find("td[data-label=Draft]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_WithOpenProblemReports_CountsThemAndLinksToThem()
    {
        Assert.Empty((await ListAsync()).FindAll("td[data-label=Draft] a.count"));
        await _portal.ReportAsync(Slug, Cell.Responsibility, Cell.HostingModel, "Wrong.");
        await _portal.ReportAsync(Slug, Cell.Responsibility, null, "Unclear.");
        var link = (await ListAsync()).Find("td[data-label=Draft] a.count");
        Assert.Equal(("2 open reports", "/admin/matrices/sample/reports"), (link.TextContent, link.GetAttribute("href")));
    }

    [Fact]
    public async Task GettingStarted_UntilEverythingIsDone_ListsWhatIsMissing()
    {
        var steps = (await _browser.OpenAsync<AdminPage>(_portal.Admin, Roles.Admin)).FindAll(".getting-started li");
        Assert.Equal(["passed", "open", "open"], steps.Select(step => step.ClassName));
        Assert.Empty((await _browser.OpenAsync<AdminPage>(_portal.Admin, Roles.Editor)).FindAll(".getting-started"));
        await DisposeAsync();
        await StartAsync(("Portal:PublicUrl", "https://trust.example"));
        await _portal.JoinAsync(Roles.Admin, "Bob");
        Assert.Empty((await _browser.OpenAsync<AdminPage>(_portal.Admin, Roles.Admin)).FindAll(".getting-started"));
    }

    private async Task StartAsync(params (string Key, string Value)[] settings)
    {
        _portal = await PortalWithUsers.StartImportingAsync(Given.Matrix(), settings);
        _browser = new PortalComponents(_portal);
    }

    private Task<IRenderedComponent<AdminPage>> ListAsync() => _browser.OpenAsync<AdminPage>(_portal.Admin, Roles.Editor);

    private async Task EditAsync(Member member)
    {
        var seen = (await _portal.Service<DraftSnapshots>().FindAsync(Slug, Cancellation))!.Find(Cell)!.Version;
        Assert.IsType<AssignOutcome.Assigned>(
            await _portal
                .Service<MatrixEditor>()
                .AssignAsync(
                    AssignCells.One(Slug, Cell.Responsibility, new Assignment(Cell.HostingModel) { Accountable = Given.Vendor }, seen),
                    member.Change(),
                    Cancellation
                )
        );
    }

    private async Task RestructureAsync(Member member) =>
        Assert.IsType<StructureOutcome.Edited>(
            await _portal
                .Service<DraftStructureEditor>()
                .EditStructureAsync(Slug, new StructureEdit.Move(ElementSets.Parties, Given.Provider, null), member.Change(), Cancellation)
        );
}
