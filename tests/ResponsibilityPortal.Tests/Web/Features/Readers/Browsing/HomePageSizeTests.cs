using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Browsing;

/// <summary>Browsers lay out every element of a page, so the most visited page must have few.</summary>
public sealed class HomePageSizeTests(SeededPortal seeded)
{
    private const int ElementsMaxCount = 2_500;

    [Fact]
    public async Task HomePage_OfTheBuiltInMatrix_HasFewElements()
    {
        var page = await seeded.Host.ReadPageAsync("/matrices/yugabytedb");
        Assert.Equal(69, page.QuerySelectorAll("table.matrix tbody th[scope=row]").Length);
        Assert.InRange(page.All.Length, 1_000, ElementsMaxCount - 1);
    }

    /// <summary>
    /// The elements that get the keyboard focus between the address bar and the results. With a deployment, the results begin with the
    /// counts of your duties.
    /// </summary>
    [Theory]
    [InlineData("", 12)]
    [InlineData("?deployment=aeon&q=backup", 12)]
    [InlineData("?deployment=aeon", 12)]
    [InlineData("?deployment=aeon&view=overview", 12)]
    [InlineData("?deployment=aeon&view=checklist", 12)]
    public async Task TabStops_BeforeTheResults_AreFew(string query, int stops)
    {
        var page = await seeded.Host.ReadPageAsync($"/matrices/yugabytedb{query}");
        var found = StopsBefore(page, $"#{ReaderDocument.ResultsId}");
        Assert.InRange(found.Count, 5, stops);
        Assert.Equal("Skip to the results", found[1].TextContent);
        Assert.NotNull(page.QuerySelector(found[1].GetAttribute("href")!));
    }

    /// <summary>The elements that get the keyboard focus between the address bar and the first row.</summary>
    [Theory]
    [InlineData("", 12)]
    [InlineData("?deployment=aeon&q=backup", 12)]
    [InlineData("?deployment=aeon", 15)]
    public async Task TabStops_BeforeTheFirstRow_AreFew(string query, int stops)
    {
        var page = await seeded.Host.ReadPageAsync($"/matrices/yugabytedb{query}");
        Assert.NotNull(page.QuerySelector("tbody"));
        Assert.InRange(StopsBefore(page, "tbody").Count, 5, stops);
    }

    private static List<IElement> StopsBefore(IHtmlDocument page, string part) =>
        [
            .. page.QuerySelectorAll("a[href]:not([tabindex='-1']), button, input:not([type=hidden]), select, summary, [tabindex='0']")
                .Where(stop =>
                    stop.Closest("noscript") is null && (stop.LocalName == "summary" || stop.Closest("details:not([open])") is null)
                )
                .TakeWhile(stop => stop.Closest(part) is null),
        ];
}
