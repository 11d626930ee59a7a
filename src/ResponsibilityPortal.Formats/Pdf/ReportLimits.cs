using System.Globalization;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>How much a report may hold. It is made in memory while somebody waits, so there is an end; it lies far beyond what matrices are.</summary>
public static class ReportLimits
{
    /// <summary>Cells of the tables. Ordered by control, a row stands under each of its controls and is counted each time.</summary>
    public const int CellsMaxCount = 50_000;

    /// <summary>Characters of the tables, estimated by the size of the content, and of the texts before and after a change.</summary>
    public const long CharactersMaxCount = 48_000_000;

    /// <summary>Cells up to which paragraphs within them are told apart in the structure. Beyond, that would make a file a fifth larger.</summary>
    internal const int StructuredCellsMaxCount = 2_000;

    /// <summary>Versions that changes are told from.</summary>
    public const int EarlierMaxCount = 100;

    /// <summary>Differences that are listed.</summary>
    public const int ChangesMaxCount = 20_000;

    /// <summary>What is beyond the limits; null when nothing is.</summary>
    internal static ReportOutcome.TooLarge? Exceeded(ReportRequest request, MatrixView view)
    {
        if (request.Earlier.Count > EarlierMaxCount)
        {
            return TooLarge(request.Earlier.Count, "versions to tell changes from", EarlierMaxCount);
        }

        var rows = RowsOf(view);
        if (rows * view.Columns.Count is var cells && cells > CellsMaxCount)
        {
            return TooLarge(cells, "cells", CellsMaxCount);
        }

        var characters = CharactersOf(request.Published, rows);
        return characters > CharactersMaxCount ? TooLarge(characters, "characters", CharactersMaxCount) : null;
    }

    /// <summary>What is beyond the limits with the changes that are told; null when nothing is.</summary>
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
        new(string.Create(CultureInfo.InvariantCulture, $"It would hold {count:N0} {what}; at most {most:N0} can be printed."));

    /// <summary>Whether the paragraphs within the cells of the tables are told apart in the structure.</summary>
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
