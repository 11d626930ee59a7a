using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Journeys;

/// <summary>An auditor takes a PDF away and has it checked; the answer is as accessible as any page.</summary>
public sealed class VerifyJourneyTests(Site site)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_answer_is_told_first_and_to_everybody(bool isAltered)
    {
        await using var tab = await site.OpenAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 320, Height = 800 } });
        await CheckAsync(tab.Page, isAltered);
        var page = tab.Page;
        await page.WaitForLoadStateAsync(); // the words stand before the style sheet does, and without it the table is wide
        Assert.InRange(await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth"), 1, 320);
        Assert.Empty(await Axe.FindSeriousInAnyColoursAsync(page));
        Assert.Empty(await page.Context.CookiesAsync());
    }

    [Fact]
    public async Task No_script_is_needed()
    {
        await using var tab = await site.OpenAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        await CheckAsync(tab.Page, isAltered: false);
    }

    private async Task CheckAsync(IPage page, bool isAltered)
    {
        await page.GotoAsync("/verify");
        await page.GetByLabel("A PDF or JSON export").SetInputFilesAsync(new FilePayload { Name = "report.pdf", MimeType = "application/pdf", Buffer = await ReportAsync(isAltered) });
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Check" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToContainTextAsync(isAltered ? "Altered" : "Unchanged");
        await Assertions.Expect(page.Locator(".checks tbody tr").Filter(new LocatorFilterOptions { HasText = "Signature" })).ToContainTextAsync(isAltered ? "failed" : "passed");
    }

    private async Task<byte[]> ReportAsync(bool isAltered)
    {
        using var client = PortalClient.For(site.Address);
        var report = await client.GetByteArrayAsync($"{Site.Matrix}/export.pdf", TestContext.Current.CancellationToken);
        report[report.Length / 2] ^= isAltered ? (byte)1 : (byte)0;
        return report;
    }
}
