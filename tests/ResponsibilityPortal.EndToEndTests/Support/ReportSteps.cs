using Microsoft.Playwright;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>Steps of a reader who reports a problem.</summary>
internal static class ReportSteps
{
    /// <summary>Opens the page of a responsibility from the matrix, and sends the form that it links to.</summary>
    /// <param name="row">The title of the responsibility.</param>
    /// <param name="model">The name of the hosting model.</param>
    public static async Task ReportProblemAsync(this IPage page, string row, string model, string text, string contact = "")
    {
        await page.GotoAsync(Site.Matrix);
        var link = page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = row }).First;
        await page.GotoAsync((await link.GetAttributeAsync("href"))!);
        await page.GetByText("Report a problem with this entry").ClickAsync();
        var cell = page.GetByLabel("What is it about?");
        var option = await cell.Locator("option").Filter(new LocatorFilterOptions { HasText = $"{model}:" }).GetAttributeAsync("value");
        await cell.SelectOptionAsync(option!);
        await page.GetByLabel("What is wrong or unclear?").FillAsync(text);
        await page.GetByLabel("How can the team reach you?").FillAsync(contact);
        await page.Button("Send report").ClickAsync();
        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = ReportTexts.Received }))
            .ToBeVisibleAsync();
    }
}
