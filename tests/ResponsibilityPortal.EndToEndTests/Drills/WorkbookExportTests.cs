using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.Formats.Importing;
using ResponsibilityPortal.Formats.Spreadsheet;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>LibreOffice opens an exported workbook and saves it again without a change. No cell then counts as edited.</summary>
public sealed class WorkbookExportTests(Site site)
{
    [Fact]
    public async Task Workbook_OfADeployment_IsTheSameAfterLibreOfficeSavedIt()
    {
        using var client = PortalClient.For(site.Address);
        var exported = await client.GetByteArrayAsync(
            new Uri("/matrices/yugabytedb/export.xlsx?deployment=aeon", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        var sheets = await OfficeTools.SheetsAsync(exported);

        Assert.Equal(
            ["About", "Changes", "Controls", "Details", "Matrix", "Not carried", "Sources"],
            sheets.Keys.Order(StringComparer.Ordinal)
        );
        Assert.StartsWith("Key,Domain,Responsibility,Accountable,", sheets["Matrix"][1], StringComparison.Ordinal);
        Assert.All(sheets.Values, rows => Assert.DoesNotContain(rows, row => row.Contains("#NAME?", StringComparison.Ordinal)));
        var saved = await OfficeTools.SavedAgainAsync(exported);
        Assert.Equal(sheets, await OfficeTools.SheetsAsync(saved));

        var content = await client.GetByteArrayAsync(
            new Uri("/matrices/yugabytedb/export.json", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        var matrix = Assert.IsType<MatrixReadOutcome.Accepted>(MatrixReader.Read(content, TestContext.Current.CancellationToken)).Matrix;
        var read = Assert.IsType<SpreadsheetOutcome.Read>(SpreadsheetFile.Read(saved, TestContext.Current.CancellationToken));
        var details = EditedDetails.Read(read.Sheets.Single(sheet => sheet.Name == EditedDetails.SheetName), matrix);
        Assert.Empty(details.Edits);
        Assert.Empty(details.Problems);
        Assert.Empty(details.Emptied);
    }
}
