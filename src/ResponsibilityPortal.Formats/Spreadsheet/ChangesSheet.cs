using System.Globalization;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>
/// The sheet with the changes since an earlier version. It lists all changes whatever the filter hides: a duty that a filter no longer
/// shows is the change that its readers must not miss.
/// </summary>
internal static class ChangesSheet
{
    public const string Name = "Changes";

    private const string ModelHeading = "Hosting model";

    private const string HiddenToo = ", including those of rows that this extract doesn't show";

    private static readonly (string Heading, double Width)[] Columns =
    [
        ("Change", 26),
        ("Responsibility", 36),
        (ModelHeading, 16),
        ("What", 24),
        ("Before", 50),
        ("After", 50),
    ];

    public static SheetSetup Setup(WorkbookData data) =>
        new(Name, [.. Columns.Select(column => new SheetColumn(column.Width) { Style = WorkbookStyles.Text })])
        {
            FrozenRows = 2,
            FrozenColumns = 2,
            FilterRow = 2,
            IsLandscape = true,
            Footer = data.Footer,
        };

    public static IEnumerable<SheetLine> Lines(WorkbookData data)
    {
        yield return new SheetLine((TextCell[])[new(Heading(data), WorkbookStyles.Prose) { Columns = Columns.Length }]);
        yield return SheetLine.Of(
            WorkbookStyles.Heading,
            [.. Columns.Select(column => column.Heading == ModelHeading ? data.Matrix.ColumnKind.SingularFirst : column.Heading)]
        );
        foreach (var line in data.Request.Before is { } before ? ChangesSince(before.Matrix, data) : [])
        {
            yield return line;
        }
    }

    private static IEnumerable<SheetLine> ChangesSince(Matrix before, WorkbookData data)
    {
        // A file has many readers, so the comparison is not from the view of one party.
        var comparison = new VersionComparison(before, data.Matrix, you: null);
        foreach (var group in ChangeGroup.Of(comparison))
        {
            foreach (var row in group.Rows)
            {
                var matrix = group.IsOfEarlier ? before : data.Matrix;
                var changes = row.Changes.Count > 0 ? row.Changes : [WholeRow(matrix, row.Row, group.IsOfEarlier)];
                foreach (var line in changes.SelectMany(change => LinesOf(data, group.Heading, row.Row, group.IsOfEarlier, change)))
                {
                    yield return line;
                }
            }
        }

        foreach (var line in comparison.MatrixChanges.SelectMany(change => LinesOf(data, "Matrix details", null, true, change)))
        {
            yield return line;
        }
    }

    /// <summary>Returns a row that was added, or one that was removed, as one change.</summary>
    private static ResponsibilityChange WholeRow(Matrix matrix, Responsibility row, bool isOfEarlier)
    {
        var sentence = AssignmentSentence.OfRow(matrix, row, matrix.HostingModels);
        return new ResponsibilityChange(
            null,
            "responsibility",
            isOfEarlier ? sentence : null,
            isOfEarlier ? null : sentence,
            MovesAccountability: false
        );
    }

    private static string Heading(WorkbookData data) =>
        data.Request.Before is { } before
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"All changes from version {before.Version.Number} to version {data.Version.Number}{(data.IsExtract ? HiddenToo : "")}."
            )
            : "This is the first version, so there are no changes.";

    /// <summary>Returns a change, in as many rows as its longer text needs.</summary>
    private static IEnumerable<SheetLine> LinesOf(
        WorkbookData data,
        string kind,
        Responsibility? row,
        bool isOfEarlier,
        ResponsibilityChange change
    )
    {
        var (before, after) = (Pieces(change.Before), Pieces(change.After));
        for (var piece = 0; piece == 0 || piece < Math.Max(before.Count, after.Count); piece++)
        {
            yield return new SheetLine(
                (TextCell[])
                    [
                        new(kind, change.MovesAccountability ? WorkbookStyles.Strong : WorkbookStyles.Text),
                        row is null || isOfEarlier
                            ? new(row?.Title, WorkbookStyles.Strong)
                            : new(row.Title, WorkbookStyles.StrongLink) { Link = data.Request.AddressOf(row) },
                        new(change.HostingModel, WorkbookStyles.Text),
                        new(change.WhatIn(data.Matrix), WorkbookStyles.Text),
                        new(before.ElementAtOrDefault(piece), WorkbookStyles.Text),
                        new(after.ElementAtOrDefault(piece), WorkbookStyles.Text),
                    ]
            );
        }
    }

    private static List<string> Pieces(string? text) => text is null ? [] : [.. WorkbookText.Pieces(text)];
}
