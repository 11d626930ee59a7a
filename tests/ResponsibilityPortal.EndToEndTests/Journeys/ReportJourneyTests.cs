using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Journeys;

/// <summary>A reader without JavaScript reports a problem, and an editor resolves the report.</summary>
[Collection(AdminSite.Collection)]
public sealed class ReportJourneyTests(AdminSite site)
{
    private const string Row = "Plan the exit and take your data along";
    private const string Text = "The export is part of the service now.";

    [Fact]
    public async Task Report_FromAReaderWithoutScript_IsResolvedByAnEditor()
    {
        await using (var reader = await site.OpenAsync(new BrowserNewContextOptions { JavaScriptEnabled = false }))
        {
            await reader.Page.ReportProblemAsync(Row, "PaaS", Text, "reader@example.com");
        }

        await using var editor = await site.OpenAsEditorAsync(new BrowserNewContextOptions());
        var page = editor.Page;
        await page.GotoAsync($"{EditorSteps.Address}/reports");
        var report = page.Locator(".problem-report").Filter(new LocatorFilterOptions { HasText = Text });
        await Assertions.Expect(report).ToContainTextAsync("Contact: reader@example.com");
        await report.Button("Resolve report").ClickAsync();
        await Assertions.Expect(page.GetByText($"The report about {Row} · PaaS is resolved.")).ToBeVisibleAsync();
        await Assertions.Expect(report).ToHaveCountAsync(0);
    }
}
