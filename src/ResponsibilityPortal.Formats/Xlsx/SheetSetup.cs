using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Xlsx;

/// <summary>How a sheet looks and prints.</summary>
/// <param name="Name">Its name on the tab. <see cref="SheetNames"/> makes one from any text.</param>
/// <param name="Columns">The columns from the left. Lines can't have more cells than there are columns.</param>
public sealed record SheetSetup(string Name, ValueList<SheetColumn> Columns)
{
    /// <summary>The number of rows at the top that stay in view and are repeated on each printed page.</summary>
    public int FrozenRows { get; init; }

    /// <summary>The number of columns at the left that stay in view.</summary>
    public int FrozenColumns { get; init; }

    /// <summary>The row with filter buttons, from 1, above the filtered rows; null for no filter.</summary>
    public int? FilterRow { get; init; }

    /// <summary>Whether pages are printed in landscape.</summary>
    public bool IsLandscape { get; init; }

    /// <summary>
    /// The columns, from 1, after which a printed page ends. Each page repeats the frozen columns. Without any, all columns fit on the
    /// width of a page.
    /// </summary>
    public ValueList<int> ColumnBreaks { get; init; } = [];

    /// <summary>What is printed at the foot of each page, next to the page number; null for the name of the sheet.</summary>
    public string? Footer { get; init; }

    /// <summary>The colour of the tab, as <c>#RRGGBB</c>; null for none.</summary>
    public string? TabColor { get; init; }

    /// <summary>Cells in which spreadsheets offer a list of values.</summary>
    public ValueList<ChoiceList> Choices { get; init; } = [];
}
