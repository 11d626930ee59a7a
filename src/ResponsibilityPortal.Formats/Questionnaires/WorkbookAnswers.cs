using System.IO.Compression;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>
/// Adds columns with answers to an XLSX file. The part with the cells of one sheet changes; every other part keeps its bytes. The new cells
/// are texts, which no spreadsheet evaluates as formulas, and have the style of the cell with the question.
/// </summary>
public static class WorkbookAnswers
{
    /// <summary>The headings of the new columns.</summary>
    public static IReadOnlyList<string> Headings { get; } = ["Responsible", "Our part", "Your part", "Source", "Confidence"];

    /// <summary>Adds the columns.</summary>
    /// <param name="workbook">A file that <see cref="QuestionnaireFile"/> has read.</param>
    /// <param name="sheet">The index of the sheet, from 0.</param>
    /// <param name="columns">Where the sheet has its questions.</param>
    /// <param name="answers">The texts of the new columns by row number.</param>
    /// <exception cref="OperationCanceledException">The caller no longer waits.</exception>
    public static WorkbookAnswersOutcome Add(
        byte[] workbook,
        int sheet,
        SheetColumns columns,
        IReadOnlyDictionary<int, IReadOnlyList<string>> answers,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var (part, edited) = Edit(workbook, sheet, columns, answers, cancellationToken);
            return edited is null
                ? new WorkbookAnswersOutcome.Refused(
                    "The sheet uses its last columns, so there is no room for answers. Download the answers as CSV."
                )
                : new WorkbookAnswersOutcome.Added(WithPart(workbook, part, edited));
        }
        catch (InvalidDataException exception)
        {
            // Reading looks at the directory of the file and the parts that it needs. Writing also looks at all other parts.
            return new WorkbookAnswersOutcome.Refused(WorkbookPackage.Damaged(exception).Message);
        }
        catch (QuestionnaireRefusedException refused)
        {
            return new WorkbookAnswersOutcome.Refused(refused.Message);
        }
    }

    private static byte[] WithPart(byte[] workbook, string part, byte[] edited)
    {
        using var file = new MemoryStream(workbook.Length + edited.Length);
        file.Write(workbook);
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.GetEntry(part)!;
            var writtenAt = entry.LastWriteTime;
            using (var content = entry.Open())
            {
                content.SetLength(0);
                content.Write(edited);
            }

            entry.LastWriteTime = writtenAt;
        }

        return file.ToArray();
    }

    private static (string Part, byte[]? Edited) Edit(
        byte[] workbook,
        int sheet,
        SheetColumns columns,
        IReadOnlyDictionary<int, IReadOnlyList<string>> answers,
        CancellationToken cancellationToken
    )
    {
        using var package = WorkbookPackage.Open(workbook);
        var part = WorkbookParts.Of(package).Sheets[sheet].Part;
        var (text, encoding) = package.ReadText(part);
        var layout = SheetLayout.Of(text, columns.Question, cancellationToken);
        return (part, layout.LastColumn + Headings.Count > CellReference.ColumnMaxCount ? null : WithBytes(encoding));

        byte[] WithBytes(System.Text.Encoding written)
        {
            var edited = SheetEdit.AddColumns(text, layout, columns, Headings, answers);
            return [.. written.Preamble, .. written.GetBytes(edited)];
        }
    }
}
