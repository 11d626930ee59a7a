using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.Formats.Spreadsheet;

namespace ResponsibilityPortal.EndToEndTests.Journeys;

/// <summary>
/// A workbook is exported, edited, sorted, saved by LibreOffice without one of its columns, and imported. The edited cell changes in the
/// draft, and no other.
/// </summary>
public sealed class SpreadsheetJourneyTests(SetUpPortal portal) : IClassFixture<SetUpPortal>, IAsyncLifetime
{
    private const string Row = "Classify data before it is loaded";
    private const string Note = "Sorts its data into classes before loading it.";
    private const string DroppedColumn = "Basis";

    private BrowserTab _tab = null!;

    private IPage Page => _tab.Page;

    public async ValueTask InitializeAsync() => _tab = await portal.OpenAsAdministratorAsync();

    public ValueTask DisposeAsync() => _tab.DisposeAsync();

    [Fact]
    public async Task Workbook_EditedSortedAndSavedByLibreOffice_ChangesTheEditedCell()
    {
        var exported = await (await Page.APIRequest.GetAsync($"{Site.Matrix}/export.xlsx")).BodyAsync();
        var saved = await OfficeTools.SavedAgainAsync(Edited(exported));

        await Page.GotoAsync($"{EditorSteps.Address}/import");
        await Page.ChooseSpreadsheetAsync(
            new FilePayload
            {
                Name = "mine.xlsx",
                MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                Buffer = saved,
            }
        );
        await Assertions.Expect(Page.GetByText("1 cell would change in the draft.")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Table)).ToContainTextAsync(Note);
        await Page.GetByLabel("Reason").FillAsync("Edited in a spreadsheet");
        await Page.Button("Change 1 cell in the draft").ClickAsync();
        await Assertions.Expect(Page.GetByText("1 cell changed in the draft.")).ToBeVisibleAsync();
        await Assertions.Expect(Page.Button("Undo the import")).ToBeVisibleAsync();

        await Page.Link("Open the editor").ClickAsync();
        await Assertions.Expect(Page.GetByText("1 cell changed since")).ToBeVisibleAsync();
    }

    /// <summary>Changes a note, sorts the rows in reverse order, and leaves a column out.</summary>
    private static byte[] Edited(byte[] workbook)
    {
        using var file = new MemoryStream();
        file.Write(workbook);
        using (var document = SpreadsheetDocument.Open(file, true))
        {
            var named = document.WorkbookPart!.Workbook!.Descendants<Sheet>().Single(sheet => sheet.Name == EditedDetails.SheetName);
            var data = ((WorksheetPart)document.WorkbookPart.GetPartById(named.Id!.Value!)).Worksheet!.GetFirstChild<SheetData>()!;
            var rows = data.Elements<Row>().Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToList()).ToList();
            var (title, note, dropped) = (rows[0].IndexOf("Responsibility"), rows[0].IndexOf("Note"), rows[0].IndexOf(DroppedColumn));
            rows.First(row => row[title] == Row && row[note].Length > 0)[note] = Note;
            rows.Reverse(1, rows.Count - 1);
            rows.ForEach(row => row.RemoveAt(dropped));
            data.RemoveAllChildren();
            data.Append(rows.Select((row, index) => new Row(row.Select(TextCell)) { RowIndex = (uint)index + 1 }));
        }

        return file.ToArray();
    }

    private static Cell TextCell(string text) =>
        new() { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) };
}
