using System.Globalization;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Csv;
using ResponsibilityPortal.Formats.Importing;
using ResponsibilityPortal.Formats.Questionnaires;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>A CSV file that the portal exported.</summary>
internal sealed class ExportedCsv : ExportedFile
{
    /// <summary>The most lines that a matrix can have.</summary>
    private const int RowsMaxCount = Matrix.ResponsibilitiesMaxCount * Matrix.HostingModelsMaxCount;

    /// <summary>More columns than a matrix with all parties, frameworks and columns of a checklist has.</summary>
    private const int ColumnsMaxCount = Matrix.PartiesMaxCount + Matrix.FrameworksMaxCount + 32;

    /// <summary>The headings by which the file is recognized.</summary>
    private static readonly string[] Known =
    [
        CsvColumns.Matrix,
        CsvColumns.Version,
        CsvColumns.Responsibility,
    ];

    private readonly QuestionSheet _sheet;

    private ExportedCsv(ExportedVersion version, QuestionSheet sheet)
        : base(version) => _sheet = sheet;

    /// <exception cref="QuestionnaireRefusedException">The file can't be read; the message says why.</exception>
    public static new ExportedCsv? Find(byte[] file, CancellationToken cancellationToken)
    {
        var text = FileText.Of(file);
        if (!HasHeadings(text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : 0)))
        {
            return null;
        }

        var sheet = CsvQuestionnaire.Read(
            text,
            new SheetLimits(RowsMaxCount, RowsMaxCount * ColumnsMaxCount, SpreadsheetFile.FileMaxBytes),
            cancellationToken
        );
        return VersionIn(sheet) is { } version ? new ExportedCsv(version, sheet) : null;
    }

    public override EditedFile Read(Matrix exported) => EditedLines.Read(_sheet, exported, Version.Number!.Value);

    private static bool HasHeadings(ReadOnlySpan<char> line)
    {
        foreach (var heading in Known)
        {
            if (!line.Contains(heading, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Returns the version that the first row with one names.</summary>
    private static ExportedVersion? VersionIn(QuestionSheet sheet)
    {
        if (
            sheet.Rows.Count == 0
            || Known.Any(heading => ColumnOf(heading) is null)
            || (ColumnOf(CsvColumns.Matrix), ColumnOf(CsvColumns.Version)) is not ({ } matrix, { } number)
        )
        {
            return null;
        }

        foreach (var row in sheet.Rows.Skip(1))
        {
            if (row.In(matrix) is { } slug && int.TryParse(row.In(number), CultureInfo.InvariantCulture, out var version))
            {
                return new ExportedVersion(slug, version, null);
            }
        }

        return null;

        int? ColumnOf(string heading)
        {
            foreach (var cell in sheet.Rows[0].Cells.AsSpan())
            {
                if (cell.Text.Equals(heading, StringComparison.OrdinalIgnoreCase))
                {
                    return cell.Column;
                }
            }

            return null;
        }
    }
}
