using System.Net;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Editing;

namespace ResponsibilityPortal.Tests.Web.Drafts;

public sealed class DraftPagesTests(DraftPagesTests.EditedDraft draft) : IClassFixture<DraftPagesTests.EditedDraft>
{
    private const string Secret = "Only the draft says this.";
    private const string Preview = "/admin/matrices/sample/preview";
    private const string PreviewedRow = $"{Preview}/responsibilities/sign-in";

    private readonly PortalWithUsers _portal = draft.Portal;

    [Theory]
    [InlineData(Preview)]
    [InlineData(PreviewedRow)]
    public async Task Preview_OfADraft_ResemblesReaderPagesAndIsMarked(string address)
    {
        var visit = await _portal.Admin.Browser.GetAsync(address);
        visit.Says(HttpStatusCode.OK, "DRAFT");
        Assert.StartsWith("DRAFT", visit.Page.Title!, StringComparison.Ordinal);
        Assert.Contains("Draft of version 2, not published", visit.Words, StringComparison.Ordinal);
        Assert.Contains("noindex", visit.Page.QuerySelector("meta[name=robots]")!.GetAttribute("content")!, StringComparison.Ordinal);
        Assert.Null(visit.Page.QuerySelector("link[rel=canonical], link[rel=alternate]"));
        Assert.Contains("no-store", visit.CacheControl, StringComparison.Ordinal);
        Assert.Null(visit.Tag);
    }

    [Fact]
    public async Task Preview_OfARow_ShowsItsDraftCells()
    {
        (await _portal.Admin.Browser.GetAsync(PreviewedRow)).Says(HttpStatusCode.OK, Secret);
        Assert.Equal(HttpStatusCode.NotFound, (await _portal.Admin.Browser.GetAsync($"{Preview}/responsibilities/nothing")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _portal.Admin.Browser.GetAsync("/admin/matrices/nothing/preview")).Status);
    }

    [Theory]
    [InlineData(Preview)]
    [InlineData(PreviewedRow)]
    public async Task Preview_HasNoHashNoExportAndNoLinkToMissingVersions(string address)
    {
        var visit = await _portal.Admin.Browser.GetAsync(address);
        var links = visit
            .Page.QuerySelectorAll("a[href], link[href], img[src]")
            .Select(link => link.GetAttribute("href") ?? link.GetAttribute("src")!)
            .ToList();
        Assert.NotEmpty(links);
        Assert.DoesNotContain(
            links,
            link => link.Contains("/versions/2", StringComparison.Ordinal) || link.Contains("export.", StringComparison.Ordinal)
        );
        Assert.DoesNotMatch("[0-9a-f]{64}", visit.Words);
    }

    [Theory]
    [InlineData(Preview)]
    [InlineData($"{Preview}?view=overview&party=customer")]
    [InlineData($"{Preview}?view=checklist")]
    [InlineData($"{Preview}?q=nothing+has+this")]
    [InlineData($"{Preview}?domain=unheard-of")]
    [InlineData(PreviewedRow)]
    public async Task Preview_LinksOfTheSameVersion_StayInThePreview(string address)
    {
        var visit = await _portal.Admin.Browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, visit.Status);
        var links = visit
            .Page.QuerySelectorAll("main a[href^='/'], main form[action]")
            .Select(link => link.GetAttribute("href") ?? link.GetAttribute("action")!)
            .ToList();

        // The mark of a draft links to where it is edited and reviewed.
        links.RemoveAll(link => link is "/admin/matrices/sample" or "/admin/matrices/sample/review");
        Assert.True(links.Count > 2);
        Assert.All(links, link => Assert.StartsWith(Preview, link, StringComparison.Ordinal));
        foreach (var link in links.Distinct())
        {
            Assert.Equal(HttpStatusCode.OK, (await _portal.Admin.Browser.GetAsync(link)).Status);
        }
    }

    [Fact]
    public async Task Preview_OfATextThatIsAnAddress_ShowsTheTextAsItIs()
    {
        const string text = "See href=\"/matrices/sample/versions/2\" for more.";
        await draft.NoteAsync("keys", text);
        (await _portal.Admin.Browser.GetAsync($"{Preview}/responsibilities/keys")).Says(HttpStatusCode.OK, text);
    }

    [Fact]
    public async Task Preview_HasTheStrictPolicyOfReaderPages()
    {
        using var answer = await _portal.Host.GetAsync(Preview, ("Cookie", _portal.Admin.Browser.Cookies));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("unsafe-inline", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_IsOnlyForEditorsAndApprovers()
    {
        var eve = await _portal.JoinAsync(Roles.Auditor, "Eve");
        Assert.Equal(HttpStatusCode.Redirect, (await _portal.Stranger().GetAsync(Preview)).Status);
        var refused = await eve.Browser.GetAsync(PreviewedRow);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.DoesNotContain(Secret, refused.Body, StringComparison.Ordinal);
        var approver = await _portal.JoinAsync(Roles.Approver, "Bob");
        Assert.Equal(HttpStatusCode.OK, (await approver.Browser.GetAsync(Preview)).Status);
    }

    [Theory]
    [InlineData("/matrices/sample")]
    [InlineData("/matrices/sample/responsibilities/sign-in")]
    [InlineData("/matrices/sample/versions")]
    [InlineData("/matrices/sample/versions/1")]
    [InlineData("/matrices/sample/feed.atom")]
    [InlineData("/matrices/sample/versions/1/export.json")]
    [InlineData("/matrices/sample/versions/1/export.csv")]
    public async Task ReaderPages_AfterAPreview_ShowNothingOfTheDraft(string address)
    {
        await _portal.Admin.Browser.GetAsync(Preview);
        await _portal.Admin.Browser.GetAsync(PreviewedRow);
        var visit = await _portal.Stranger().GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, visit.Status);
        Assert.DoesNotContain(Secret, visit.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("DRAFT", visit.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _portal.Stranger().GetAsync("/matrices/sample/versions/2")).Status);
    }

    /// <summary>A portal with a version of a matrix and a draft with a note in one cell.</summary>
    public sealed class EditedDraft : IAsyncLifetime
    {
        internal PortalWithUsers Portal { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Portal = await PortalWithUsers.StartAsync();
            await Portal.Host.PublishAsync(Given.Matrix());
            await NoteAsync("sign-in", Secret);
        }

        public ValueTask DisposeAsync() => Portal.DisposeAsync();

        /// <summary>Makes the vendor accountable in a SaaS cell that nobody has edited, with a note.</summary>
        internal async Task NoteAsync(string row, string note)
        {
            var cell = new Assignment("saas") { Accountable = Given.Vendor, Notes = [new PartyNote(Given.Vendor, note)] };
            Assert.IsType<AssignOutcome.Assigned>(
                await Portal
                    .Service<MatrixEditor>()
                    .AssignAsync(
                        AssignCells.One("sample", row, cell, new CellVersion(1, 0)),
                        Portal.Admin.Change(),
                        TestContext.Current.CancellationToken
                    )
            );
        }
    }
}
