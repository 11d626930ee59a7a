using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Responsibilities;

public sealed class ResponsibilityPageTests(SeededPortal seeded)
{
    private const string Address = "/matrices/yugabytedb/responsibilities/own-encryption-key";

    [Theory]
    [InlineData("", "The customer is accountable in all 4 hosting models.")]
    [InlineData("?deployment=aeon", "The customer is accountable in SaaS and PaaS.")]
    [InlineData("?deployment=anywhere-cloud", "The customer is accountable.")]
    [InlineData("?deployment=nothing", "The customer is accountable in all 4 hosting models.")]
    public async Task Page_LeadsWithTheAnswerForWhatTheReaderRuns(string query, string answer)
    {
        var page = await seeded.Host.ReadPageAsync($"{Address}{query}");
        Assert.Equal(answer, page.QuerySelector("#duty > h1 + .hero")!.TextContent);
    }

    [Fact]
    public async Task Page_ForADeployment_ShowsItsHostingModelsAndFoldsTheOthers()
    {
        var page = await seeded.Host.ReadPageAsync($"{Address}?deployment=aeon");
        Assert.Equal(["saas", "paas"], page.QuerySelectorAll("#duty > .cells > .cell").Select(cell => cell.Id));
        Assert.Equal(["iaas", "on-premises"], page.QuerySelectorAll("#duty > details.others:not([open]) .cell").Select(cell => cell.Id));
        Assert.Equal("Other hosting models: IaaS and On-premises", page.QuerySelector("details.others > summary")!.TextContent);
        Assert.Equal(Address, page.QuerySelector(".runs a")!.GetAttribute("href"));
        Assert.Empty((await seeded.Host.ReadPageAsync(Address)).QuerySelectorAll("details.others"));
    }

    [Fact]
    public async Task Page_WithoutADeployment_OffersEach()
    {
        var page = await seeded.Host.ReadPageAsync(Address);
        var links = page.QuerySelectorAll(".runs a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(5, links.Count);
        foreach (var link in links)
        {
            await seeded.Host.ReadPageAsync(link);
        }
    }

    /// <summary>The first citation is that of the first answer on the page, and search results copy it.</summary>
    [Fact]
    public async Task Citation_OfAPageForADeployment_CoversItsHostingModels()
    {
        var page = await seeded.Host.ReadPageAsync($"{Address}?deployment=aeon");
        var paragraphs = page.QuerySelector("#duty [data-copy]")!.QuerySelectorAll("p").Select(paragraph => paragraph.TextContent).ToList();
        Assert.Equal(3, paragraphs.Count);
        Assert.StartsWith("YugabyteDB Aeon (SaaS): The customer is accountable for", paragraphs[0], StringComparison.Ordinal);
        Assert.StartsWith("YugabyteDB Aeon (PaaS): The customer is accountable for", paragraphs[1], StringComparison.Ordinal);
        Assert.EndsWith("/versions/1/responsibilities/own-encryption-key?deployment=aeon", paragraphs[2], StringComparison.Ordinal);
        Assert.Matches("in force since [0-9-]{10}: http", paragraphs[2]);
        await seeded.Host.ReadPageAsync(page.QuerySelector("#duty [data-copy] a")!.GetAttribute("href")!);
    }

    [Fact]
    public async Task Links_ToThePreviousAndTheNext_LeadThroughAllRowsInTheirOrder()
    {
        var rows = (await seeded.Host.ReadPageAsync("/matrices/yugabytedb?deployment=aeon"))
            .QuerySelectorAll("tbody th[scope=row] > a")
            .Select(link => link.GetAttribute("href")!)
            .ToList();
        Assert.Equal((null, rows[1]), await NeighboursOfAsync(rows[0]));
        Assert.Equal((rows[0], rows[2]), await NeighboursOfAsync(rows[1]));
        Assert.Equal((rows[^2], null), await NeighboursOfAsync(rows[^1]));

        async Task<(string? Previous, string? Next)> NeighboursOfAsync(string address)
        {
            var page = await seeded.Host.ReadPageAsync(address);
            return (
                page.QuerySelector(".neighbours a[rel=prev]")?.GetAttribute("href"),
                page.QuerySelector(".neighbours a[rel=next]")?.GetAttribute("href")
            );
        }
    }
}
