using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Formats.Importing;
using ResponsibilityPortal.Formats.Questionnaires;
using ResponsibilityPortal.Formats.Spreadsheet;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Features.Admin.Structure.Importing;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Previews the import of any file that the pages import, against the drafts of a portal that may be running.</summary>
/// <param name="name">The name of the file.</param>
/// <param name="matrix">The slug of the matrix to import into; null to take the one that the file names, or a new one.</param>
internal sealed class ImportPreviewer(ReadOnlyMatrices matrices, string name, string? matrix)
{
    /// <exception cref="IOException">The file can't be read, or there is no such matrix.</exception>
    public async Task<ImportPreview> OfAsync(byte[] file, CancellationToken cancellationToken) =>
        IsJson(file)
            ? await OfMatrixAsync(file, cancellationToken)
            : SpreadsheetFile.ReadAny(file, cancellationToken) switch
            {
                SpreadsheetOutcome.Exported(var exported) => await OfExportedAsync(exported, cancellationToken),
                SpreadsheetOutcome.Read(var sheets) => await OfSpreadsheetAsync(sheets, cancellationToken),
                SpreadsheetOutcome.Refused(var problem) => throw new IOException(problem),
                _ => throw new System.Diagnostics.UnreachableException(),
            };

    private static bool IsJson(byte[] file) => file.AsSpan().TrimStart("\uFEFF \t\r\n"u8) is [(byte)'{', ..];

    private async Task<ImportPreview> OfExportedAsync(ExportedFile exported, CancellationToken cancellationToken)
    {
        var (file, version) = await matrices.Service<EditedFileReader>().ReadAsync(matrix, exported) switch
        {
            EditedFileOutcome.Read read => (read.File, read.Version),
            EditedFileOutcome.Refused(var problem) => throw new IOException(problem),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var draft = await DraftOfAsync(version.Matrix, cancellationToken);
        var plan = EditedFilePlan.Make(draft, file);
        return new ImportPreview(
            ImportKind.ExportedFile,
            version.Matrix,
            $"An export of {version.Matrix}, version {version.Number}. "
                + $"{Wording.Count(plan.Cells.Count, "edited cell", "edited cells")} would change the draft, {plan.Same} wouldn't."
        )
        {
            Changes =
            [
                .. plan.Cells.Select(cell =>
                    PreviewedChange.Of(
                        cell.Key.Responsibility,
                        cell.Key.HostingModel,
                        cell.Place,
                        draft.Content,
                        ResponsibilityComparison.OfCell(draft.Content, cell.Current.Content, cell.Wanted)
                    ) with
                    {
                        IsConflict = cell.IsConflict,
                    }
                ),
            ],
            Problems = SentencesOf(plan.Problems),
            NotImported = [.. SentencesOf(file.Emptied), .. SentencesOf(file.Unread)],
        };
    }

    private async Task<ImportPreview> OfMatrixAsync(byte[] file, CancellationToken cancellationToken)
    {
        var import = matrices.Service<IMatrixImport>();
        if (file.Length > import.FileMaxBytes)
        {
            throw new IOException($"It is larger than {import.FileMaxBytes / (1_024 * 1_024)} MB.");
        }

        using var stream = new MemoryStream(file, writable: false);
        switch (await import.ReadAsync(stream, cancellationToken))
        {
            case MatrixReadOutcome.Accepted(var content):
                var draft = await matrices.Service<DraftSnapshots>().FindAsync(content.Slug, cancellationToken);
                var rows = Wording.Count(content.Responsibilities.Count(), "row", "rows");
                var preview = new ImportPreview(
                    ImportKind.Matrix,
                    content.Slug,
                    $"The matrix {content.Slug} with {rows}, {(draft is null ? "which is new here." : "which would replace the draft.")}"
                );
                return Compared(matrix is null || matrix == content.Slug ? preview : WithOther(preview), draft?.Content, content);
            case MatrixReadOutcome.Refused(var problems):
                return new ImportPreview(ImportKind.Matrix, matrix, "A file with a matrix that can't be imported.")
                {
                    Problems = [.. ProblemGroup.Of(problems).Select(problem => problem.ToString())],
                };
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private ImportPreview WithOther(ImportPreview preview) =>
        preview with
        {
            Problems = [$"The file contains the matrix {preview.Matrix}, not {matrix}."],
        };

    private async Task<ImportPreview> OfSpreadsheetAsync(ValueList<QuestionSheet> sheets, CancellationToken cancellationToken)
    {
        var draft = matrix is null ? null : await DraftOfAsync(matrix, cancellationToken);
        var session = new ImportSession(name, sheets, draft);
        var counts = session.Result.Counts;
        return Compared(
            new ImportPreview(
                ImportKind.Spreadsheet,
                matrix,
                $"A spreadsheet. The sheet “{session.Sheet.Name}” seems to have {Wording.Count(counts.Rows, "row", "rows")}, "
                    + $"{counts.Added} of them new, {Wording.Count(counts.Cells, "cell", "cells")} with content and {counts.Empty} without."
            )
            {
                Problems = [.. session.Result.Problems.Select(problem => problem.ToString())],
                NotImported = [.. session.Result.NotCarried.Select(finding => finding.ToString())],
            },
            draft?.Content,
            session.Result.Matrix
        );
    }

    /// <summary>Adds what another content would change in a draft.</summary>
    /// <param name="draft">Null for a new matrix.</param>
    /// <param name="content">Null when there are problems.</param>
    private static ImportPreview Compared(ImportPreview preview, Matrix? draft, Matrix? content)
    {
        if (content is null)
        {
            return preview;
        }

        var comparison = new VersionComparison(draft, content, null);
        if (draft is null)
        {
            return preview with { Added = TitlesOf(content.Responsibilities) };
        }

        var before = draft.Responsibilities.ToDictionary(row => row.Slug, StringComparer.Ordinal);
        var rows =
            from row in content.Responsibilities
            where before.ContainsKey(row.Slug)
            let changes = ResponsibilityComparison.Between((draft, before[row.Slug]), (content, row))
            where changes.Count > 0
            select PreviewedChange.Of(row.Slug, null, null, content, changes);
        return preview with
        {
            Changes = comparison.MatrixChanges.Count == 0
                ? [.. rows]
                : [.. rows.Append(PreviewedChange.Of(null, null, null, content, comparison.MatrixChanges))],
            Added = TitlesOf(comparison.Added),
            Removed = TitlesOf(comparison.Retired),
        };
    }

    private static IReadOnlyList<string> TitlesOf(IEnumerable<Responsibility> rows) => [.. rows.Select(row => row.Title)];

    private static IReadOnlyList<string> SentencesOf(IEnumerable<FileProblem> problems) =>
        [.. problems.Select(problem => $"{problem.Place}: {problem.Sentence}")];

    /// <exception cref="IOException">There is no such matrix, or its draft can't be read.</exception>
    private async Task<DraftSnapshot> DraftOfAsync(string slug, CancellationToken cancellationToken) =>
        await matrices.Service<DraftSnapshots>().FindAsync(slug, cancellationToken)
        ?? throw new IOException($"This portal has no matrix {slug}, or the version that its draft is based on is damaged.");
}
