using Microsoft.Playwright;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>Steps of users in the editor.</summary>
internal static class EditorSteps
{
    public const string Address = "/admin/matrices/yugabytedb";

    public static ILocator Grid(this IPage page) => page.GetByRole(AriaRole.Grid);

    /// <summary>The cell that has the focus.</summary>
    public static ILocator FocusedCell(this IPage page) => page.Locator(".draft-grid td:focus");

    public static ILocator CellPanel(this IPage page) => page.Locator(".cell-panel");

    /// <summary>The editor's message about the last action.</summary>
    public static ILocator Report(this IPage page) => page.Locator(".report");

    public static async Task OpenEditorAsync(this IPage page)
    {
        await page.GotoAsync(Address);
        await Assertions.Expect(page.Cell("Classify data before it is loaded", "SaaS")).ToBeVisibleAsync();
    }

    /// <summary>Returns a cell by the title of its row and the name of its column.</summary>
    public static ILocator Cell(this IPage page, string row, string column) =>
        page.Locator(
                ".draft-grid tbody tr",
                new PageLocatorOptions { Has = page.GetByRole(AriaRole.Rowheader, new PageGetByRoleOptions { Name = row, Exact = true }) }
            )
            .Locator("td")
            .Nth(Array.IndexOf(["SaaS", "PaaS", "IaaS", "On-premises"], column));

    /// <summary>Gives a cell the focus.</summary>
    public static async Task GoToCellAsync(this IPage page, string row, string column)
    {
        var cell = page.Cell(row, column);
        await cell.FocusAsync();
        await Assertions.Expect(cell).ToHaveAttributeAsync("tabindex", "0");
    }

    /// <param name="words">The accessible text of the cell, or a part of it.</param>
    public static Task ExpectCellAsync(this IPage page, string row, string column, string words) =>
        Assertions.Expect(page.Cell(row, column)).ToContainTextAsync(words);

    /// <summary>Chooses a file on a page that imports spreadsheets, once it accepts one.</summary>
    public static async Task ChooseSpreadsheetAsync(this IPage page, FilePayload file)
    {
        var field = page.GetByLabel("A spreadsheet");
        await Assertions.Expect(field).ToBeEnabledAsync();
        await field.SetInputFilesAsync(file);
    }
}
