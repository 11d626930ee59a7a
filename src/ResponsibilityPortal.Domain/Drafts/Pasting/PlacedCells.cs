using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Pasting;

/// <summary>The positions of a pasted table's cells in the draft.</summary>
/// <param name="Cells">Cells of the draft with the text for each, including empty texts.</param>
/// <param name="UnknownTitles">Titles of rows with content that the matrix doesn't have, or has twice.</param>
/// <param name="UnknownColumns">Headings of columns with content that the matrix doesn't have.</param>
/// <param name="Outside">The number of cells with content outside of the matrix.</param>
public sealed record PlacedCells(
    ValueList<(CellKey Key, string Text)> Cells,
    ValueList<string> UnknownTitles,
    ValueList<string> UnknownColumns,
    int Outside
);
