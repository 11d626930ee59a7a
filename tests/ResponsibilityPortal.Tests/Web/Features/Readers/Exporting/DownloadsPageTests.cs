using System.Net;
using AngleSharp.Dom;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Formats.Losses;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Exporting;

public sealed class DownloadsPageTests(SeededPortal seeded)
{
    private const string Page = "/matrices/yugabytedb/downloads";
    private const string Version = "/matrices/yugabytedb/versions/1";

    [Theory]
    [InlineData(Page)]
    [InlineData($"{Version}/downloads")]
    public async Task Page_ListsEveryFormatWithItsFile(string address)
    {
        var page = await seeded.Host.ReadPageAsync(address);

        Assert.Equal(
            ExportFormat.All.Select(format => (format.Title, $"{Version}/export.{format.Key}")),
            page.QuerySelectorAll("h2[id]")
                .Select(heading => (heading.TextContent, heading.NextElementSibling!.QuerySelector("a")!.GetAttribute("href")!))
        );
    }

    [Fact]
    public async Task Page_SaysWhatEachFormatLoses()
    {
        var page = await seeded.Host.ReadPageAsync(Page);

        Assert.Equal($"{LossReport.NothingLost}.", SectionOf(page, ExportFormat.Json).TextContent);
        var caiq = SectionOf(page, ExportFormat.Caiq).QuerySelectorAll("tbody tr").ToDictionary(row => row.Children[0].TextContent);
        Assert.Equal("28", caiq[LossKind.RowsMerged.Code].Children[1].TextContent);
        Assert.Contains("A&A-01", caiq[LossKind.TargetUnmapped.Code].Children[2].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(LossKind.Filtered.Code, caiq.Keys);
    }

    [Fact]
    public async Task Page_WithFilter_ReportsTheFilteredFile()
    {
        var page = await seeded.Host.ReadPageAsync($"{Page}?deployment=aeon&view=checklist");

        Assert.Equal(
            $"{Version}/export.{ExportFormat.Oscal.Key}?deployment=aeon",
            page.QuerySelector("#oscal-json")!.NextElementSibling!.QuerySelector("a")!.GetAttribute("href")
        );
        Assert.Contains(LossKind.Filtered.Code, SectionOf(page, ExportFormat.Oscal).TextContent, StringComparison.Ordinal);
        Assert.Equal($"{LossReport.NothingLost}.", SectionOf(page, ExportFormat.Json).TextContent);
    }

    [Fact]
    public async Task Page_WithUnknownFilter_SaysThatThereIsNoFile()
    {
        var page = await seeded.Host.ReadPageAsync($"{Page}?model=nowhere");

        Assert.StartsWith(
            "Not available. “nowhere”",
            page.QuerySelector("#oscal-json")!.NextElementSibling!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Matrix_WithoutTheFramework_IsRefusedWithTheSameReason()
    {
        await using var host = PortalHost.StartEmpty();
        await host.PublishAsync(Given.Matrix());
        var page = await host.ReadPageAsync("/matrices/sample/downloads");
        using var file = await host.GetAsync($"/matrices/sample/versions/1/export.{ExportFormat.Caiq.Key}");
        var answer = await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, file.StatusCode);
        Assert.Contains("needs a framework whose name contains", answer, StringComparison.Ordinal);
        Assert.Contains(
            "needs a framework whose name contains",
            page.QuerySelector("#caiq-xlsx")!.NextElementSibling!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Menu_OfThePage_LinksToTheDownloads() =>
        Assert.Contains(
            $"\"{Version}/downloads?deployment=aeon\"",
            await seeded.Host.ReadAsync("/matrices/yugabytedb?deployment=aeon"),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("oscal.json")]
    [InlineData("caiq.xlsx")]
    [InlineData("crm.xlsx")]
    public async Task Export_WithUnknownFilter_IsRefused(string key)
    {
        using var file = await seeded.Host.GetAsync($"{Version}/export.{key}?model=nowhere");

        Assert.Equal(HttpStatusCode.BadRequest, file.StatusCode);
    }

    private static IElement SectionOf(IParentNode page, ExportFormat format) =>
        page.QuerySelector($"#{format.Key.Replace('.', '-')}")!.NextElementSibling!.NextElementSibling!;
}
