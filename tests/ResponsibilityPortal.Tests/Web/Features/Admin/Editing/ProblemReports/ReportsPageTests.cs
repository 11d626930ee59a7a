using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web;
using ResponsibilityPortal.Web.Features.Admin.Editing.ProblemReports;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Editing.ProblemReports;

/// <summary>Tests the page with problem reports, with the services of a running portal.</summary>
public sealed class ReportsPageTests : PortalPageTest
{
    private const string AnswerFirst = "Add your answer first";

    private const string Slug = "sample";
    private const string Text = "The vendor does this.";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Share<ReportInbox>();
        Share<ReportLists>();
        Share<PublishedMatrices>();
        Share<IOptions<PortalOptions>>();
        await Portal.Host.PublishAsync(Given.Matrix());
    }

    [Fact]
    public void Page_WithoutReports_SaysSo() =>
        Assert.Contains(ReportTexts.NoneOpen, Open().Markup, StringComparison.Ordinal);

    [Fact]
    public async Task Page_WithAReport_ShowsWhatTheReaderWrote()
    {
        var id = await Portal.ReportAsync(Slug, "keys", "iaas", "<script>alert(1)</script>", "reader@example.com");
        var item = Open().Find($"#report-{id:N}");
        Assert.Equal("Keep keys · IaaS", item.QuerySelector("h3")!.TextContent);
        Assert.Equal("<script>alert(1)</script>", item.QuerySelector(".reported-text")!.TextContent);
        Assert.Contains("Contact: reader@example.com", item.TextContent, StringComparison.Ordinal);
        Assert.NotNull(item.QuerySelector("a[href='/matrices/sample/versions/1/responsibilities/keys#iaas']"));
        Assert.NotNull(item.QuerySelector("a[href='/admin/matrices/sample?cell=keys/iaas']"));
    }

    [Fact]
    public async Task Answer_IsAddedToTheReport()
    {
        await Portal.ReportAsync(Slug, "keys", null, Text);
        var page = Open();
        await Button(page, "Add answer").ClickAsync();
        Assert.Contains("Enter an answer first.", page.Find(".problem-report .problem").TextContent, StringComparison.Ordinal);
        await page.Find(".problem-report textarea").ChangeAsync("It moved in May.");
        Assert.Equal("true", page.Find(".unsaved-guard").GetAttribute("data-unsaved"));
        await Button(page, "Add answer").ClickAsync();
        Assert.Contains("It moved in May.", page.Find(".problem-report .comment").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".problem-report .problem"));
        Assert.Equal("false", page.Find(".unsaved-guard").GetAttribute("data-unsaved"));
    }

    [Fact]
    public async Task Resolve_WithAVersion_MovesTheReportToTheClosedOnesWithALink()
    {
        await Portal.ReportAsync(Slug, "keys", "iaas", Text);
        await Portal.Host.PublishAsync(Given.Matrix().Moving("keys", "saas", Party.ReaderSlug), change: Portal.Admin.Change());
        var page = Open();
        Assert.Equal(["3", "2"], page.FindAll(".problem-report select option").Select(option => option.GetAttribute("value")));
        await page.Find(".problem-report select").ChangeAsync("2");
        await Button(page, "Resolve report").ClickAsync();
        Assert.Empty(page.FindAll(".problem-report"));
        Assert.Contains("is resolved", page.Find(".report").TextContent, StringComparison.Ordinal);

        var closed = OpenClosed();
        Assert.Equal("Version 2 resolves it", closed.Find(".problem-report a[href='/matrices/sample/versions/2']").TextContent);
        await Button(closed, "Reopen report").ClickAsync();
        Assert.Empty(closed.FindAll(".problem-report"));
        Assert.Single(Open().FindAll(".problem-report"));
    }

    [Fact]
    public async Task Resolve_WithTheNextVersion_SaysThatItIsNotPublished()
    {
        await Portal.ReportAsync(Slug, "keys", "iaas", Text);
        await Button(Open(), "Resolve report").ClickAsync();
        Assert.Contains(
            "Version 2 resolves it; it is not published yet.",
            OpenClosed().Find(".problem-report").TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Resolve_WithAnAnnouncedVersion_SaysSoAndWhenItIsWithdrawn()
    {
        await Portal.ReportAsync(Slug, "keys", "iaas", Text);
        var moved = Given.Matrix().Moving("keys", "saas", Party.ReaderSlug);
        var announced = await Portal.Host.PublishAsync(
            moved,
            inForceFrom: Portal.Clock.GetUtcNow().AddDays(7),
            change: Portal.Admin.Change()
        );
        var date = Wording.Moment(announced.InForceFrom);
        var page = Open();
        Assert.Equal(
            ["Version 3, the next one", $"Version 2, announced for {date}"],
            page.FindAll(".problem-report select option").Select(option => option.TextContent)
        );
        await page.Find(".problem-report select").ChangeAsync("2");
        await Button(page, "Resolve report").ClickAsync();
        Assert.Contains($"; it is announced for {date}.", OpenClosed().Find(".problem-report").TextContent, StringComparison.Ordinal);

        await Portal.WithdrawAsync(announced);
        var closed = OpenClosed();
        Assert.Contains("but is never in force: withdrawn on", closed.Find(".problem-report").TextContent, StringComparison.Ordinal);
        await Button(closed, "Reopen report").ClickAsync();
        Assert.Equal(["3"], Open().FindAll(".problem-report select option").Select(option => option.GetAttribute("value")));
    }

    [Fact]
    public async Task Delete_IsOfferedToAdministratorsOnly()
    {
        const string Delete = "Delete report";
        await Portal.ReportAsync(Slug, "keys", "iaas", Text);
        Assert.DoesNotContain(Open().FindAll("button"), button => button.TextContent == Delete);
        var page = Open("", Roles.Editor | Roles.Admin);
        await page.Find(".problem-report textarea").ChangeAsync("It moved in May.");
        await Button(page, Delete).ClickAsync();
        Assert.Contains(AnswerFirst, page.Find(".problem-report .problem").TextContent, StringComparison.Ordinal);
        await page.Find(".problem-report textarea").ChangeAsync("");
        await Button(page, Delete).ClickAsync();
        Assert.Contains("is deleted", page.Find(".report").TextContent, StringComparison.Ordinal);
        Assert.Contains(ReportTexts.NoneOpen, Open().Markup, StringComparison.Ordinal);
    }

    /// <summary>A closed report leaves the list with its fields, so what was typed there would be lost.</summary>
    [Theory]
    [InlineData("textarea", "Resolve report", AnswerFirst)]
    [InlineData("textarea", "Dismiss report", AnswerFirst)]
    [InlineData("input[type=text]", "Resolve report", "Only a dismissed report has a reason.")]
    public async Task Close_WithTextThatItDoesNotSend_KeepsTheReportAndTheText(string field, string command, string problem)
    {
        await Portal.ReportAsync(Slug, "keys", "iaas", Text);
        var page = Open();
        await page.Find($".problem-report {field}").ChangeAsync("It moved in May.");
        await Button(page, command).ClickAsync();
        Assert.Contains(problem, page.Find(".problem-report .problem").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find(".unsaved-guard").GetAttribute("data-unsaved"));

        await page.Find($".problem-report {field}").ChangeAsync("");
        await Button(page, "Resolve report").ClickAsync();
        Assert.Empty(page.FindAll(".problem-report"));
    }

    [Fact]
    public async Task Dismiss_AsksForAReason_AndShowsIt()
    {
        await Portal.ReportAsync(Slug, "keys", "iaas", Text);
        var page = Open();
        await Button(page, "Dismiss report").ClickAsync();
        Assert.Contains("Enter the reason first.", page.Find(".problem-report .problem").TextContent, StringComparison.Ordinal);
        await page.Find(".problem-report input[type=text]").ChangeAsync("The contract says otherwise.");
        await Button(page, "Dismiss report").ClickAsync();
        Assert.Empty(page.FindAll(".problem-report"));
        Assert.Contains(
            "Reason: The contract says otherwise.",
            OpenClosed().Find(".problem-report").TextContent,
            StringComparison.Ordinal
        );
    }

    private IRenderedComponent<ReportsPage> Open() => Open("");

    private IRenderedComponent<ReportsPage> OpenClosed() => Open($"?{PortalUrls.ShownKey}={PortalUrls.ClosedReports}");

    private IRenderedComponent<ReportsPage> Open(string query, Roles roles = Roles.Editor)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/admin/matrices/{Slug}/reports{query}");
        return Open<ReportsPage>(Portal.Admin, roles, (nameof(ReportsPage.Matrix), Slug));
    }

    private static IElement Button(IRenderedComponent<ReportsPage> page, string text) =>
        page.FindAll("button").Single(button => button.TextContent == text);
}
