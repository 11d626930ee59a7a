using System.Globalization;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Questionnaires;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>A workbook that the portal exported. Only the sheets that can be edited are unpacked.</summary>
internal sealed class ExportedWorkbook : ExportedFile
{
    private const int HashLength = 64;

    /// <summary>The most rows that the details of a matrix can have.</summary>
    private const int RowsMaxCount = Matrix.ResponsibilitiesMaxCount * Matrix.HostingModelsMaxCount * Matrix.PartiesMaxCount;

    /// <summary>More columns than either sheet has.</summary>
    private const int ColumnsMaxCount = Matrix.HostingModelsMaxCount * (Matrix.PartiesMaxCount + 1) + 32;

    private readonly QuestionSheet? _details;
    private readonly QuestionSheet? _table;

    private ExportedWorkbook(ExportedVersion version, QuestionSheet? details, QuestionSheet? table)
        : base(version) => (_details, _table) = (details, table);

    /// <returns>Null for any other workbook, and for one that can't be opened.</returns>
    /// <exception cref="QuestionnaireRefusedException">The workbook is an export, and a sheet can't be read.</exception>
    public static new ExportedWorkbook? Find(byte[] file, CancellationToken cancellationToken)
    {
        if (Open(file) is not { } opened)
        {
            return null;
        }

        using var workbook = opened;
        return VersionIn(workbook, cancellationToken) is { } version
            ? new ExportedWorkbook(version, ReadIf(DetailsSheet.Name), ReadIf(MatrixSheet.Name))
            : null;

        QuestionSheet? ReadIf(string name) =>
            workbook.Find(name) is { } sheet ? workbook.Read(sheet, Limits(), cancellationToken) : null;
    }

    public override EditedFile Read(Matrix exported)
    {
        var details = _details is null ? null : EditedDetails.Read(_details, exported);
        var table = _table is null ? null : EditedTable.Read(_table, exported);
        if (details is not null && table is not null)
        {
            return EditedSheets.Join(details, table, exported);
        }

        if ((details ?? table) is { } only)
        {
            return only;
        }

        var findings = new EditFindings(DetailsSheet.Name);
        findings.AddProblem(null, $"This sheet and the sheet {MatrixSheet.Name} are missing. Edits are read from them.");
        return findings.ToFile();
    }

    /// <summary>The size of a part ends a file before these limits do, unless its texts are short.</summary>
    private static SheetLimits Limits() => new(RowsMaxCount, RowsMaxCount * ColumnsMaxCount, WorkbookSizes.Exported.PartMaxBytes);

    private static WorkbookSheets? Open(byte[] file)
    {
        try
        {
            return WorkbookSheets.Open(file, WorkbookSizes.Exported);
        }
        catch (QuestionnaireRefusedException)
        {
            // Reading it as a foreign workbook says why.
            return null;
        }
    }

    private static ExportedVersion? VersionIn(WorkbookSheets workbook, CancellationToken cancellationToken)
    {
        if (workbook.Find(AboutSheet.Name) is not { } sheet)
        {
            return null;
        }

        var about = workbook.Read(sheet, new SheetLimits(), cancellationToken);
        return FactIn(about, AboutSheet.VersionHash) is { Length: HashLength } hash && hash.All(char.IsAsciiHexDigit)
            ? new ExportedVersion(
                null,
                int.TryParse(FactIn(about, AboutSheet.VersionNumber), CultureInfo.InvariantCulture, out var number) ? number : null,
                hash
            )
            : null;
    }

    private static string? FactIn(QuestionSheet about, string name) =>
        about.Rows.FirstOrDefault(row => row.In(1)?.Equals(name, StringComparison.OrdinalIgnoreCase) == true)?.In(2);
}
