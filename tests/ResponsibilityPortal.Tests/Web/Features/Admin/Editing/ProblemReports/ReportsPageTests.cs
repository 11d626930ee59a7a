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
    public async Task Page_WithoutReports_SaysSo() =>
        Assert.Contains(ReportTexts.NoneOpen, (await OpenAsync()).Markup, StringComparison.Ordinal);

    [Fact]
    public async Task Page_WithAReport_ShowsWhatTheReaderWrote()
    {
        var id = await Portal.ReportAsync(Slug, "keys", "iaas", "<script>alert(1)</script>", "reader@example.com");
        var item = (await OpenAsync()).Find($"#report-{id:N}");
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
        var page = await OpenAsync();
        await page.PressAsync("Add answer");
        Assert.Contains("Enter an answer first.", page.Find(".problem-report .problem").TextContent, StringComparison.Ordinal);
        await page.Find(".problem-report textarea").ChangeAsync("It moved in May.");
        Assert.Equal("true", page.Find(".unsaved-guard").GetAttribute("data-unsaved"));
        await page.PressAsync("Add answer");
        Assert.Contains("It moved in May.", page.Find(".problem-report .comment").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".problem-report .problem"));
        Assert.Equal("false", page.Find(".unsaved-guard").GetAttribute("data-unsaved"));
    }

    [Fact]
    public async Task Resolve_WithAVersion_MovesTheReportToTheClosedOnesWithALink()
    {
        await Portal.ReportAsync(Slug, "keys", "iaas", Text);
        await Portal.Host.PublishAsync(Given.Matrix().Moving("keys", "saas", Party.ReaderSlug), change: Portal.Admin.Change());
        var page = await OpenAsync();
        Assert.Equal(["3", "2"], page.FindAll(".problem-report select option").Select(option => option.GetAttribute("value")));
        await page.Find(".problem-report select").ChangeAsync("2");
        await page.PressAsync("Resolve report");
        Assert.Empty(page.FindAll(".problem-report"));
        Assert.Contains("is resolved", page.Find(".report").TextContent, StringComparison.Ordinal);

        var closed = await OpenClosedAsync();
        Assert.Equal("Version 2 resolves it", closed.Find(".problem-report a[href='/matrices/sample/versions/2']").TextContent);
        await closed.PressAsync("Reopen report");
        Assert.Empty(closed.FindAll(".problem-report"));
        Assert.Single((await OpenAsync()).FindAll(".problem-report"));
    }

    [Fact]
    public async Task Resolve_WithTheNextVersion_SaysThatItIsNotPublished()
    {
        await Portal.ReportAsync(Slug, "keys", "iaas", Text);
        await (await OpenAsync()).PressAsync("Resolve report");
        Assert.Contains(
            "Version 2 resolves it; it is not published yet.",
            (await OpenClosedAsync()).Find(".problem-report").TextContent,
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
        var page = await OpenAsync();
        Assert.Equal(
            ["Version 3, the next one", $"Version 2, announced for {date}"],
            page.FindAll(".problem-report select option").Select(option => option.TextContent)
        );
        await page.Find(".problem-report select").ChangeAsync("2");
        await page.PressAsync("Resolve report");
        Assert.Contains(
            $"; it is announced for {date}.",
            (await OpenClosedAsync()).Find(".problem-report").TextContent,
            StringComparison.Ordinal
        );

        await Portal.WithdrawAsync(announced);
        var closed = await OpenClosedAsync();
        Assert.Contains("but is never in force: withdrawn on", closed.Find(".problem-report").TextContent, StringComparison.Ordinal);
        await closed.PressAsync("Reopen report");
        Assert.Equal(["3"], (await OpenAsync()).FindAll(".problem-report select option").Select(option => option.GetAttribute("value")));
    }

    [Fact]
    public async Task Delete_IsOfferedToAdministratorsOnly()
    {
        const string Delete = "Delete report";
        await Portal.ReportAsync(Slug, "keys", "iaas", Text);
        Assert.DoesNotContain((await OpenAsync()).FindAll("button"), button => button.TextContent == Delete);
        var page = await OpenAsync("", Roles.Editor | Roles.Admin);
        await page.Find(".problem-report textarea").ChangeAsync("It moved in May.");
        await page.PressAsync(Delete);
        Assert.Contains(AnswerFirst, page.Find(".problem-report .problem").TextContent, StringComparison.Ordinal);
        await page.Find(".problem-report textarea").ChangeAsync("");
        await page.PressAsync(Delete);
        Assert.Contains("is deleted", page.Find(".report").TextContent, StringComparison.Ordinal);
        Assert.Contains(ReportTexts.NoneOpen, (await OpenAsync()).Markup, StringComparison.Ordinal);
    }

    /// <summary>A closed report leaves the list with its fields, so what was typed there would be lost.</summary>
    [Theory]
    [InlineData("textarea", "Resolve report", AnswerFirst)]
    [InlineData("textarea", "Dismiss report", AnswerFirst)]
    [InlineData("input[type=text]", "Resolve report", "Only a dismissed report has a reason.")]
    public async Task Close_WithTextThatItDoesNotSend_KeepsTheReportAndTheText(string field, string command, string problem)
    {
        await Portal.ReportAsync(Slug, "keys", "iaas", Text);
        var page = await OpenAsync();
        await page.Find($".problem-report {field}").ChangeAsync("It moved in May.");
        await page.PressAsync(command);
        Assert.Contains(problem, page.Find(".problem-report .problem").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find(".unsaved-guard").GetAttribute("data-unsaved"));

        await page.Find($".problem-report {field}").ChangeAsync("");
        await page.PressAsync("Resolve report");
        Assert.Empty(page.FindAll(".problem-report"));
    }

    [Fact]
    public async Task Dismiss_AsksForAReason_AndShowsIt()
    {
        await Portal.ReportAsync(Slug, "keys", "iaas", Text);
        var page = await OpenAsync();
        await page.PressAsync("Dismiss report");
        Assert.Contains("Enter the reason first.", page.Find(".problem-report .problem").TextContent, StringComparison.Ordinal);
        await page.Find(".problem-report input[type=text]").ChangeAsync("The contract says otherwise.");
        await page.PressAsync("Dismiss report");
        Assert.Empty(page.FindAll(".problem-report"));
        Assert.Contains(
            "Reason: The contract says otherwise.",
            (await OpenClosedAsync()).Find(".problem-report").TextContent,
            StringComparison.Ordinal
        );
    }

    private Task<IRenderedComponent<ReportsPage>> OpenAsync() => OpenAsync("");

    private Task<IRenderedComponent<ReportsPage>> OpenClosedAsync() => OpenAsync($"?{PortalUrls.ShownKey}={PortalUrls.ClosedReports}");

    private Task<IRenderedComponent<ReportsPage>> OpenAsync(string query, Roles roles = Roles.Editor)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/admin/matrices/{Slug}/reports{query}");
        return OpenAsync<ReportsPage>(Portal.Admin, roles, (nameof(ReportsPage.Matrix), Slug));
    }
}
