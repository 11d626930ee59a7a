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
        if (data.Request.Before is not { } before)
        {
            yield break;
        }

        // A file has many readers, so the comparison is not from the view of one party.
        var comparison = new VersionComparison(before.Matrix, data.Matrix, you: null);
        foreach (var group in ChangeGroup.Of(comparison))
        {
            foreach (var row in group.Rows)
            {
                var matrix = group.IsOfEarlier ? before.Matrix : data.Matrix;
                if (row.Changes.Count == 0)
                {
                    var sentence = AssignmentSentence.OfRow(matrix, row.Row, matrix.HostingModels);
                    var (earlier, later) = group.IsOfEarlier ? (sentence, (string?)null) : (null, sentence);
                    var whole = new ResponsibilityChange(null, "responsibility", earlier, later, MovesAccountability: false);
                    yield return Line(data, group.Heading, row.Row, group.IsOfEarlier, whole);
                }

                foreach (var change in row.Changes)
                {
                    yield return Line(data, group.Heading, row.Row, group.IsOfEarlier, change);
                }
            }
        }

        foreach (var change in comparison.MatrixChanges)
        {
            yield return Line(data, "Matrix details", null, true, change);
        }
    }

    private static string Heading(WorkbookData data) =>
        data.Request.Before is { } before
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"All changes from version {before.Version.Number} to version {data.Version.Number}{(data.IsExtract ? HiddenToo : "")}."
            )
            : "This is the first version, so there are no changes.";

    private static SheetLine Line(WorkbookData data, string kind, Responsibility? row, bool isOfEarlier, ResponsibilityChange change) =>
        new(
            (TextCell[])
                [
                    new(kind, change.MovesAccountability ? WorkbookStyles.Strong : WorkbookStyles.Text),
                    row is null || isOfEarlier
                        ? new(row?.Title, WorkbookStyles.Strong)
                        : new(row.Title, WorkbookStyles.StrongLink) { Link = data.Request.AddressOf(row) },
                    new(change.HostingModel, WorkbookStyles.Text),
                    new(change.WhatIn(data.Matrix), WorkbookStyles.Text),
                    new(Cut(change.Before), WorkbookStyles.Text),
                    new(Cut(change.After), WorkbookStyles.Text),
                ]
        );

    private static string? Cut(string? text) => text is null ? null : WorkbookText.Cut(text);
}
