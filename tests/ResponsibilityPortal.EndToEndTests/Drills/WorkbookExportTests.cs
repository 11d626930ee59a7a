using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Formats.Importing;
using ResponsibilityPortal.Formats.Questionnaires;

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
        var read = SpreadsheetFile.ReadAny(saved, TestContext.Current.CancellationToken);
        var details = Assert.IsType<SpreadsheetOutcome.Exported>(read).File.Read(matrix);
        Assert.Empty(details.Edits);
        Assert.Empty(details.Problems);
        Assert.Empty(details.Emptied);
        Assert.Empty(details.Unread);
    }

    /// <summary>Users copy these workbooks into the originals that they were sent.</summary>
    [Theory]
    [MemberData(nameof(ForOtherPrograms))]
    public async Task Workbook_ForAnotherProgram_IsTheSameAfterLibreOfficeSavedIt(string format, string sheet, int headerRow, string header)
    {
        using var client = PortalClient.For(site.Address);
        var exported = await client.GetByteArrayAsync(
            new Uri($"/matrices/yugabytedb/export.{format}?deployment=aeon", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        var sheets = await OfficeTools.SheetsAsync(exported);
        var saved = await OfficeTools.SavedAgainAsync(exported);

        Assert.StartsWith(header, sheets[sheet][headerRow - 1], StringComparison.Ordinal);
        Assert.All(sheets.Values, rows => Assert.DoesNotContain(rows, row => row.Contains("#NAME?", StringComparison.Ordinal)));
        Assert.Equal(sheets, await OfficeTools.SheetsAsync(saved));
        Assert.Equal(TextsIn(exported), TextsIn(saved));
    }

    public static TheoryData<string, string, int, string> ForOtherPrograms =>
        new()
        {
            { ExportFormat.Caiq.Key, "SaaS", 4, "CCM Control ID,CSP CAIQ Answer,SSRM Control Ownership," },
            { ExportFormat.Crm.Key, "SaaS CRM", 3, "Control ID,Can Be Inherited from CSP," },
        };

    /// <summary>Returns the rows of each sheet, as the import reads them.</summary>
    private static List<(string Sheet, ValueList<SheetRow> Rows)> TextsIn(byte[] workbook) =>
        Assert
            .IsType<SpreadsheetOutcome.Read>(SpreadsheetFile.Read(workbook, TestContext.Current.CancellationToken))
            .Sheets.Select(sheet => (sheet.Name, sheet.Rows))
            .ToList();
}
