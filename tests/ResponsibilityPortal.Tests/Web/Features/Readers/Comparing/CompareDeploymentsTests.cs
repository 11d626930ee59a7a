using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Comparing;

/// <summary>Readers move from one deployment to another, not from column to column.</summary>
public sealed class CompareDeploymentsTests(SeededPortal seeded)
{
    private const string Address = "/matrices/yugabytedb/compare";

    [Theory]
    [InlineData("", "From Self-managed YugabyteDB on your own servers to YugabyteDB Aeon")]
    [InlineData("?deployment=aeon", "From Self-managed YugabyteDB on your own servers to YugabyteDB Aeon")]
    [InlineData("?deployment=anywhere-cloud", "From YugabyteDB Anywhere on cloud machines to YugabyteDB Aeon")]
    [InlineData("?deployments=aeon&deployments=anywhere-cloud", "From YugabyteDB Aeon to YugabyteDB Anywhere on cloud machines")]
    [InlineData("?deployments=aeon,anywhere-cloud", "From YugabyteDB Aeon to YugabyteDB Anywhere on cloud machines")]
    [InlineData("?deployments=aeon,aeon", "Compare deployments")]
    [InlineData("?deployments=aeon,nowhere", "Compare deployments")]
    [InlineData("?models=iaas,paas", "From IaaS to PaaS")]
    public async Task Heading_NamesBothSides(string query, string heading) =>
        Assert.Equal(heading, (await seeded.Host.ReadPageAsync($"{Address}{query}")).QuerySelector("h1")!.TextContent);

    [Fact]
    public async Task Page_OffersDeploymentsFirstAndHostingModelsBehind()
    {
        var page = await seeded.Host.ReadPageAsync(Address);
        Assert.Equal(
            ["deployments", "deployments", "models", "models"],
            page.QuerySelectorAll("form select").Select(select => select.GetAttribute("name"))
        );
        Assert.Equal(
            ["self-managed-on-premises", "aeon"],
            page.QuerySelectorAll<IHtmlOptionElement>("select[name=deployments] option[selected]").Select(option => option.Value)
        );
        Assert.False(page.QuerySelector("details.facets")!.HasAttribute("open"));
    }

    [Fact]
    public async Task EveryRow_IsInOneSectionAndTheSummaryCountsThem()
    {
        var page = await seeded.Host.ReadPageAsync($"{Address}?deployments=self-managed-on-premises,aeon");
        Assert.Equal(69, page.QuerySelectorAll("section.moves tbody tr").Length);
        var lead = page.QuerySelector(".lead")!.TextContent;
        var handed = SectionOf(page, "No longer yours");
        Assert.True(handed > 10);
        Assert.StartsWith($"You hand over {handed} duties and take on ", lead, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RowThatIsNewlyYours_SaysWhatYouDo()
    {
        var page = await seeded.Host.ReadPageAsync($"{Address}?models=saas,on-premises");
        Assert.Contains(
            page.QuerySelectorAll("section.moves")[0].QuerySelectorAll(".found"),
            part => part.TextContent.StartsWith("Your part: ", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("saas,paas", "alone accountable for 1 duty", "Still yours, but alone")]
    [InlineData("paas,saas", "jointly accountable with other parties for 1 duty", "Still yours, but jointly with other parties")]
    public async Task DutyThatIsJointOnOneSide_IsStillYours(string models, string words, string heading)
    {
        await using var host = PortalHost.StartEmpty();
        await host.PublishAsync(Given.Matrix().Sharing("keys", "saas", Given.Vendor, Party.ReaderSlug));
        var page = await host.ReadPageAsync($"/matrices/sample/compare?models={models}");
        Assert.Equal($"You take on no duties and hand over none. You become {words}.", page.QuerySelector(".lead")!.TextContent);
        Assert.Equal(1, SectionOf(page, heading));
        Assert.Equal(0, SectionOf(page, "Changes hands between others"));
    }

    [Fact]
    public async Task UnknownHostingModel_IsNamedWithTheRightArticle()
    {
        await using var host = PortalHost.StartEmpty();
        await host.PublishAsync(Given.Matrix() with { ColumnKind = new ColumnKind("activity", "activities") });
        var page = await host.ReadPageAsync("/matrices/sample/compare?models=saas,moon");
        Assert.StartsWith(
            "“moon” is not an activity of this matrix.",
            page.QuerySelector(".notice")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task UnknownDeployment_IsNamed()
    {
        var page = await seeded.Host.ReadPageAsync($"{Address}?deployments=aeon,moon");
        Assert.StartsWith(
            "“moon” is not a deployment of this matrix.",
            page.QuerySelector(".notice")!.TextContent,
            StringComparison.Ordinal
        );
    }

    private static int SectionOf(IHtmlDocument page, string heading) =>
        page.QuerySelectorAll("section.moves")
            .Single(section => section.QuerySelector("h2")!.TextContent.StartsWith(heading, StringComparison.Ordinal))
            .QuerySelectorAll("tbody tr")
            .Length;
}
