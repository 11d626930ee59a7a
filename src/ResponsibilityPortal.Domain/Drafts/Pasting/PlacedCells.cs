using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Pasting;

/// <summary>Where the cells of a pasted table go.</summary>
/// <param name="Cells">Cells of the draft with the text for each; empty texts included.</param>
/// <param name="UnknownTitles">Titles of rows with content that the matrix does not have, or has twice.</param>
/// <param name="UnknownColumns">Headings of columns with content that the matrix does not have.</param>
/// <param name="Outside">How many cells with content lie beyond the matrix.</param>
public sealed record PlacedCells(ValueList<(CellKey Key, string Text)> Cells, ValueList<string> UnknownTitles, ValueList<string> UnknownColumns, int Outside);
