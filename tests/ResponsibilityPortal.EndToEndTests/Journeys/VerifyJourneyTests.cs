using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Journeys;

/// <summary>An auditor downloads a PDF and has it checked. The result is as accessible as any page.</summary>
public sealed class VerifyJourneyTests(Site site)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Result_IsFirstAndAccessible(bool isAltered)
    {
        await using var tab = await site.OpenAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = 320, Height = 800 },
            }
        );
        await CheckAsync(tab.Page, isAltered);
        var page = tab.Page;
        await page.WaitForLoadStateAsync(); // the words stand before the style sheet does, and without it the table is wide
        Assert.InRange(await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth"), 1, 320);
        Assert.Empty(await Axe.FindSeriousInAnyColoursAsync(page));
        Assert.Empty(await page.Context.CookiesAsync());
    }

    [Fact]
    public async Task Verify_WithoutJavaScript_Works()
    {
        await using var tab = await site.OpenAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        await CheckAsync(tab.Page, isAltered: false);
    }

    private async Task CheckAsync(IPage page, bool isAltered)
    {
        await page.GotoAsync("/verify");
        await page.GetByLabel("A PDF or JSON export")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "report.pdf",
                    MimeType = "application/pdf",
                    Buffer = await ReportAsync(isAltered),
                }
            );
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Verify file" }).ClickAsync();
        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 }))
            .ToContainTextAsync(isAltered ? "Altered" : "Unchanged");
        await Assertions
            .Expect(page.Locator(".checks tbody tr").Filter(new LocatorFilterOptions { HasText = "Signature" }))
            .ToContainTextAsync(isAltered ? "failed" : "passed");
    }

    private async Task<byte[]> ReportAsync(bool isAltered)
    {
        using var client = PortalClient.For(site.Address);
        var report = await client.GetByteArrayAsync($"{Site.Matrix}/export.pdf", TestContext.Current.CancellationToken);
        report[report.Length / 2] ^= isAltered ? (byte)1 : (byte)0;
        return report;
    }
}
