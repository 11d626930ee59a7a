using AngleSharp.Dom;
using Bunit;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Features.Admin.Administration;
using ResponsibilityPortal.Web.Features.Admin.Editing;
using ResponsibilityPortal.Web.Features.Admin.Publishing;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Publishing;

/// <summary>Tests the page on which a draft is reviewed and published, with the services of a running portal.</summary>
public sealed class ReviewPageTests(EditedPortal edited) : IClassFixture<EditedPortal>, IAsyncLifetime
{
    private static readonly CellKey Cell = new("sign-in", "saas");

    private PortalWithUsers _portal = edited.Portal;
    private PortalComponents _browser = new(edited.Portal);
    private string _slug = "";

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private DraftReviews Reviews => _portal.Service<DraftReviews>();

    private IEnumerable<int> Versions => _portal.Host.Published.Find(_slug)!.All.Select(version => version.Number);

    public async ValueTask InitializeAsync() => _slug = await edited.AddMatrixAsync();

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Fact]
    public async Task Publish_AsksForConfirmationWithASummary_ThenPublishes()
    {
        await EditAsync();
        var page = await OpenAsync();
        await page.Find("#publish-message").ChangeAsync("The vendor signs in.");
        await page.Find(".review-actions form").SubmitAsync();
        Assert.Equal([1], Versions);
        var question = page.Find(".confirm");
        Assert.Contains("Publish version 2?", question.TextContent, StringComparison.Ordinal);
        Assert.Contains("It takes effect immediately.", question.TextContent, StringComparison.Ordinal);
        Assert.Contains("Compared with version 1: 1 duty leaves the customer.", question.TextContent, StringComparison.Ordinal);
        Assert.Contains("The vendor signs in.", question.TextContent, StringComparison.Ordinal);
        await page.PressAsync("Publish version 2");
        Assert.Equal([1, 2], Versions);
        Assert.Equal("Version 2 is published.", page.Find(".report").TextContent);
        Assert.Empty(page.FindAll(".confirm"));
    }

    [Fact]
    public async Task Publish_WithAMessageThatThePdfCannotPrint_SaysSoInTheQuestion()
    {
        await EditAsync();
        var page = await OpenAsync();
        await page.Find("#publish-message").ChangeAsync("The vendor signs in: \u05D0.");
        await page.Find(".review-actions form").SubmitAsync();
        Assert.Contains(
            "The message contains U+05D0: the PDF has no letter for it and shows the number.",
            page.Find(".confirm").TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Publish_PressedTwice_PublishesOnce()
    {
        await EditAsync();
        var page = await OpenAsync();
        await page.Find("#publish-message").ChangeAsync("The vendor signs in.");
        await page.Find(".review-actions form").SubmitAsync();
        await page.InvokeAsync(() =>
        {
            var button = Button(page, "Publish version 2");
            return Task.WhenAll(button.ClickAsync(), button.ClickAsync());
        });
        Assert.Equal("Version 2 is published.", page.Find(".report").TextContent);
        Assert.Single(await edited.ActionsAsync(AuditStream.Content), "version.published");
    }

    [Fact]
    public async Task Publish_WhenTheDraftChangesDuringTheQuestion_AsksAgain()
    {
        await EditAsync();
        var page = await OpenAsync();
        await page.Find("#publish-message").ChangeAsync("The vendor signs in.");
        await page.Find(".review-actions form").SubmitAsync();
        await EditAsync(new CellKey("keys", "iaas"));
        await page.PressAsync("Publish version 2");
        Assert.Contains(
            "has changed since you opened it. Nothing was published.",
            page.Find(".report").TextContent,
            StringComparison.Ordinal
        );
        Assert.Empty(page.FindAll(".confirm"));
        Assert.Equal([1], Versions);
        Assert.Equal("The vendor signs in.", page.Find("#publish-message").GetAttribute("value"));
    }

    [Theory]
    [InlineData("", "Enter a message that tells readers why this version is published.")]
    [InlineData("Back to version 1: ", AdminTexts.MessageUnfinished)]
    [InlineData("...", AdminTexts.MessageUnfinished)]
    public async Task Publish_WithoutAUsefulMessage_SaysWhatIsMissing(string message, string problem)
    {
        await EditAsync();
        var page = await OpenAsync();
        await page.Find("#publish-message").ChangeAsync(message);
        await page.Find(".review-actions form").SubmitAsync();
        Assert.Equal(problem, page.Find(".review-actions [role=alert]").TextContent);
        Assert.Empty(page.FindAll(".confirm"));
    }

    [Fact]
    public async Task Publish_AnnouncedWithoutADay_AsksForTheDay()
    {
        await EditAsync();
        var page = await OpenAsync();
        await page.Find("#publish-message").ChangeAsync("The vendor signs in.");
        await page.InvokeAsync(() => page.FindAll("input[name=when]")[1].ChangeAsync("on"));
        await page.Find(".review-actions form").SubmitAsync();
        Assert.Equal("Choose a day.", page.Find(".review-actions [role=alert]").TextContent);
        await page.Find("#publish-day").ChangeAsync("2100-01-01");
        await page.Find(".review-actions form").SubmitAsync();
        Assert.Contains("It takes effect on 2100-01-01 00:00 UTC", page.Find(".confirm").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Review_WhileAVersionIsAnnounced_ShowsTheDifferenceToWhatReadersHaveToo()
    {
        await EditAsync();
        var review = (await Reviews.OpenAsync(_slug, _portal.Admin.Actor, Cancellation))!;
        Assert.IsType<PublishOutcome.Published>(
            await _portal.Host.Publisher.PublishDraftAsync(
                new PublishDraft(_slug, 1, "From next month.", _portal.Clock.GetUtcNow().AddDays(30), review.Draft.ContentHash),
                _portal.Admin.Change(),
                Cancellation
            )
        );
        await EditAsync(new CellKey("keys", "iaas"));
        var page = await OpenAsync();
        var headings = page.FindAll("h2").Select(heading => heading.TextContent).ToList();
        Assert.Contains("What changes for readers, compared with version 1 (in force now)", headings);
        Assert.Contains("What changes compared with version 2 (announced)", headings);
        Assert.Contains("Set up sign-in", page.Find(".since-in-force").TextContent, StringComparison.Ordinal);
        await page.Find("#publish-message").ChangeAsync("Keys move too.");
        await page.Find(".review-actions form").SubmitAsync();
        var question = page.Find(".confirm").TextContent;
        Assert.Contains(
            "Compared with version 1, which readers have now: 2 duties leave the customer.",
            question,
            StringComparison.Ordinal
        );
        Assert.Contains("Compared with version 2, which is announced: 1 duty leaves the customer.", question, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Review_OfANoteForAPartyWithoutAPart_WarnsWithALinkToTheCell()
    {
        await EditAsync(note: new PartyNote(Party.ReaderSlug, "Signs in."));
        var warnings = (await OpenAsync()).Find("[aria-labelledby=warnings-title]");
        Assert.Contains("Notes of parties without a part (1)", warnings.TextContent, StringComparison.Ordinal);
        var link = warnings
            .QuerySelectorAll("a")
            .Single(link =>
                link.TextContent == "Set up sign-in · SaaS"
                && link.ParentElement!.TextContent.Contains("Customer", StringComparison.Ordinal)
            );
        Assert.EndsWith("?cell=sign-in/saas", link.GetAttribute("href"), StringComparison.Ordinal);
        Assert.True(link.Closest("details")!.HasAttribute("open"));
    }

    [Fact]
    public async Task Review_ShowsTheDecisionNextToTheChanges_WithTheChecksAtAGlance()
    {
        await EditAsync(note: new PartyNote(Party.ReaderSlug, "Signs in."));
        var page = await OpenAsync();
        Assert.NotNull(page.Find(".review > .review-changes").QuerySelector(".review-row"));
        var decision = page.Find(".review > .review-decision");
        Assert.NotNull(decision.QuerySelector(".review-actions"));
        Assert.Contains("Every cell is assessed", decision.TextContent, StringComparison.Ordinal);
        Assert.Contains("Every change of accountability has a reason", decision.TextContent, StringComparison.Ordinal);
        Assert.EndsWith("#warnings", decision.QuerySelector("[data-jump=warnings]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.NotNull(page.Find("#warnings"));
    }

    [Fact]
    public async Task Approve_WithAComment_ForgetsTheComment()
    {
        await EditAsync();
        var page = await OpenAsync();
        await page.Find("#decide-remark").ChangeAsync("Good.");
        await page.PressAsync("Approve");
        Assert.Equal("Approved.", page.Find(".report").TextContent);
        Assert.Null(page.Find("#decide-remark").GetAttribute("value"));
    }

    [Fact]
    public async Task Review_ByAnApproverWhoCannotEdit_SaysSoAndOffersNoRequest()
    {
        var bob = await edited.UserAsync(Roles.Approver);
        await EditAsync();
        var page = await _browser.OpenAsync<ReviewPage>(bob, Roles.Approver, parameters => parameters.Add(page => page.Matrix, _slug));
        Assert.Contains(AdminTexts.ViewOnly, page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Request a review", page.Markup, StringComparison.Ordinal);
        Assert.NotNull(Button(page, "Approve"));
    }

    [Fact]
    public async Task List_ForAnApproverWhoCannotEdit_OffersNeitherANewMatrixNorEditing()
    {
        var list = await _browser.OpenAsync<AdminPage>(_portal.Admin, Roles.Approver);
        Assert.DoesNotContain("New matrix", list.Markup, StringComparison.Ordinal);
        Assert.Equal("View draft", RowOf(list).QuerySelectorAll(".row-links a")[0].TextContent);
        Assert.Contains("New matrix", (await _browser.OpenAsync<AdminPage>(_portal.Admin, Roles.Editor)).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Review_ByAnEditorWhereASecondApproverIsRequired_SaysWhoMustPublish()
    {
        await using var portal = await PortalWithUsers.StartImportingAsync(Given.Matrix(_slug), ("Portal:FourEyes", "true"));
        await _browser.DisposeAsync();
        (_portal, _browser) = (portal, new PortalComponents(portal));
        await EditAsync();
        var page = await OpenAsync();
        Assert.Contains(
            "This draft contains your edits, so someone else must approve and publish it.",
            page.Markup,
            StringComparison.Ordinal
        );
        Assert.True(Button(page, "Publish version 2…").HasAttribute("disabled"));
        await _browser.DisposeAsync();
    }

    [Fact]
    public async Task SentBack_ShowsTheReasonWithALinkInTheListAndInTheEditor()
    {
        await EditAsync();
        await DecideAsync(isApproved: false, "Name a source, please.");
        foreach (var text in new[] { await ListAsync(), await EditorAsync(canEdit: true) })
        {
            Assert.Contains("Changes requested", text, StringComparison.Ordinal);
            Assert.Contains("Name a source, please.", text, StringComparison.Ordinal);
            Assert.Contains($"/admin/matrices/{_slug}/review", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Approved_TellsEditorsThatEditingWithdrawsIt_AndLaterThatItIsWithdrawn()
    {
        await EditAsync();
        await DecideAsync(isApproved: true, null);
        Assert.Contains(AdminTexts.EditWithdrawsApproval, await ListAsync(), StringComparison.Ordinal);
        Assert.Contains(AdminTexts.EditWithdrawsApproval, await EditorAsync(canEdit: true), StringComparison.Ordinal);
        Assert.Contains(AdminTexts.ViewOnly, await EditorAsync(canEdit: false), StringComparison.Ordinal);
        Assert.DoesNotContain("Editing withdraws", await EditorAsync(canEdit: false), StringComparison.Ordinal);
        await EditAsync(new CellKey("keys", "iaas"));
        Assert.Contains("Approval withdrawn:", await ListAsync(), StringComparison.Ordinal);
        Assert.Contains("Approval withdrawn:", await EditorAsync(canEdit: true), StringComparison.Ordinal);
    }

    private static IElement Button<TPage>(IRenderedComponent<TPage> page, string name)
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        page.FindAll("button").Single(button => button.TextContent.Trim() == name);

    private Task<IRenderedComponent<ReviewPage>> OpenAsync() =>
        _browser.OpenAsync<ReviewPage>(
            _portal.Admin,
            Roles.Editor | Roles.Approver,
            parameters => parameters.Add(page => page.Matrix, _slug)
        );

    private async Task<string> ListAsync() => RowOf(await _browser.OpenAsync<AdminPage>(_portal.Admin, Roles.Editor)).InnerHtml;

    /// <summary>Returns the row of the matrix of the test.</summary>
    private IElement RowOf(IRenderedComponent<AdminPage> list) =>
        list.FindAll("tbody tr").Single(row => row.QuerySelector("code")!.TextContent == _slug);

    private async Task<string> EditorAsync(bool canEdit)
    {
        var draft = (await _portal.Service<DraftSnapshots>().FindAsync(_slug, Cancellation))!;
        return _browser
            .Render<DraftReviewNotice>(parameters => parameters.Add(notice => notice.Draft, draft).Add(notice => notice.CanEdit, canEdit))
            .Markup;
    }

    /// <summary>Makes the vendor accountable in a cell.</summary>
    private async Task EditAsync(CellKey? cell = null, PartyNote? note = null)
    {
        var key = cell ?? Cell;
        var seen = (await Reviews.OpenAsync(_slug, _portal.Admin.Actor, Cancellation))!.Draft.Find(key)!.Version;
        var content = new Assignment(key.HostingModel) { Accountable = Given.Vendor, Notes = note is null ? [] : [note] };
        Assert.IsType<AssignOutcome.Assigned>(
            await _portal
                .Service<MatrixEditor>()
                .AssignAsync(AssignCells.One(_slug, key.Responsibility, content, seen), _portal.Admin.Change(), Cancellation)
        );
    }

    private async Task DecideAsync(bool isApproved, string? remark)
    {
        var review = (await Reviews.OpenAsync(_slug, _portal.Admin.Actor, Cancellation))!;
        Assert.IsType<ReviewOutcome.Done>(
            await Reviews.DecideAsync(_slug, review.Draft.ContentHash, isApproved, remark, _portal.Admin.Change(), Cancellation)
        );
    }
}
