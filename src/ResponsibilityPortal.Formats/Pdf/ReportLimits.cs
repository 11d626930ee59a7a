using System.Globalization;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>
/// The limits of a report. A report is made in memory while a reader waits, so it has limits. They are far beyond real matrices.
/// </summary>
public static class ReportLimits
{
    /// <summary>The most cells in the tables. In order of control, a row counts once for each of its controls.</summary>
    public const int CellsMaxCount = 50_000;

    /// <summary>
    /// The most characters: those of the tables, estimated by the size of the content, and those of the texts before and after a change.
    /// </summary>
    public const long CharactersMaxCount = 48_000_000;

    /// <summary>
    /// The most cells for which the structure distinguishes the paragraphs within a cell. Beyond that, it would make a file a fifth larger.
    /// </summary>
    internal const int StructuredCellsMaxCount = 2_000;

    /// <summary>The most versions that changes are listed for.</summary>
    public const int EarlierMaxCount = 100;

    /// <summary>The most differences that are listed.</summary>
    public const int ChangesMaxCount = 20_000;

    /// <summary>Returns which limit a report exceeds; null when it exceeds none.</summary>
    internal static ReportOutcome.TooLarge? Exceeded(ReportRequest request, MatrixView view)
    {
        if (request.Earlier.Count > EarlierMaxCount)
        {
            return TooLarge(request.Earlier.Count, "versions to list changes for", EarlierMaxCount);
        }

        var rows = RowsOf(view);
        if (rows * view.Columns.Count is var cells && cells > CellsMaxCount)
        {
            return TooLarge(cells, "cells", CellsMaxCount);
        }

        var characters = CharactersOf(request.Published, rows);
        return characters > CharactersMaxCount ? TooLarge(characters, "characters", CharactersMaxCount) : null;
    }

    /// <summary>Returns which limit a report exceeds with its changes; null when it exceeds none.</summary>
    internal static ReportOutcome.TooLarge? Exceeded(ReportRequest request, MatrixView view, ReportChanges changes)
    {
        if (changes.Count > ChangesMaxCount)
        {
            return TooLarge(changes.Count, "differences between versions", ChangesMaxCount);
        }

        var characters = CharactersOf(request.Published, RowsOf(view)) + changes.Characters;
        return characters > CharactersMaxCount ? TooLarge(characters, "characters", CharactersMaxCount) : null;
    }

    internal static ReportOutcome.TooLarge TooLarge(long count, string what, long most) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The file would contain {count:N0} {what}. The limit is {most:N0}."));

    /// <summary>Returns whether the structure distinguishes the paragraphs within the cells of the tables.</summary>
    internal static bool HasParagraphs(MatrixView view) => RowsOf(view) * view.Columns.Count <= StructuredCellsMaxCount;

    private static long RowsOf(MatrixView view)
    {
        long rows = 0;
        foreach (var group in view.Groups)
        {
            rows += group.Rows.Count;
        }

        return rows;
    }

    private static long CharactersOf(PublishedMatrix published, long rows) =>
        published.Content.Length * Math.Max(1, rows) / Math.Max(1, published.Index.Rows.Count);
}
