using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Importing;
using ResponsibilityPortal.Tests.Formats.Questionnaires;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Formats.Spreadsheet;

/// <summary>Which workbooks are recognized as exports, and how large they can be.</summary>
public sealed class ExportedWorkbookTests
{
    [Fact]
    public async Task ReadAny_AnExport_KnowsItsVersion()
    {
        var published = ExportSamples.Published(Given.Matrix(), 3);
        var file = Assert.IsType<SpreadsheetOutcome.Exported>(ReadAny(await MatrixWorkbookTests.WrittenAsync(published))).File;

        Assert.Equal((3, published.Version.VersionHash), (file.Version.Number, file.Version.VersionHash));
        Assert.True(file.Version.Is(published.Version));
        Assert.False(file.Version.Is(ExportSamples.Published(Given.Matrix("other"), 3).Version));
    }

    [Fact]
    public async Task ReadAny_WithoutAVersionHash_IsAForeignWorkbook()
    {
        var file = await MatrixWorkbookTests.WrittenAsync(ExportSamples.Published(Given.Matrix()));
        var hash = Assert.IsType<SpreadsheetOutcome.Read>(SpreadsheetFile.Read(file, Cancellation))
            .Sheets.Single(sheet => sheet.Name == "About")
            .Rows.Single(row => row.In(1) == "Version hash");
        var altered = EditedWorkbook.With(file, "About", new Dictionary<string, string> { [$"B{hash.Number}"] = "unknown" });

        Assert.IsType<SpreadsheetOutcome.Read>(ReadAny(altered));
        Assert.IsType<SpreadsheetOutcome.Read>(ReadAny(EditedWorkbook.Without(file, "About")));
        Assert.IsType<SpreadsheetOutcome.Read>(ReadAny(RawWorkbook.WithRows("""<row r="1"><c r="A1"><v>1</v></c></row>""")));
    }

    /// <summary>The details have one row for each party, which is more than foreign files can have.</summary>
    [Fact]
    public async Task ReadAny_ALargeExport_IsReadAndAForeignFileOfItsSizeIsNot()
    {
        var matrix = ExportSamples.Grown(1_000);
        var file = await MatrixWorkbookTests.WrittenAsync(ExportSamples.Published(matrix));

        var read = Assert.IsType<SpreadsheetOutcome.Exported>(ReadAny(file)).File.Read(matrix);
        Assert.Empty(read.Edits);
        Assert.Empty(read.Problems);
        Assert.IsType<SpreadsheetOutcome.Refused>(SpreadsheetFile.Read(file, Cancellation));
    }

    [Fact]
    public async Task ReadAny_AllPartiesAndHostingModels_IsRead()
    {
        var matrix = ExportSamples.Made(Matrix.PartiesMaxCount, Matrix.HostingModelsMaxCount, 20);
        var file = await MatrixWorkbookTests.WrittenAsync(ExportSamples.Published(matrix));

        Assert.Empty(Assert.IsType<SpreadsheetOutcome.Exported>(ReadAny(file)).File.Read(matrix).Problems);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static SpreadsheetOutcome ReadAny(byte[] file) => SpreadsheetFile.ReadAny(file, Cancellation);
}
