using ResponsibilityPortal.Pdf.Structure;

namespace ResponsibilityPortal.Pdf.Layout;

/// <summary>A cell, or a part of one, with its place in the row.</summary>
/// <param name="Element">The element in the structure; null for a repetition on the page only.</param>
/// <param name="From">The first column.</param>
/// <param name="To">The column after the last.</param>
/// <param name="Offset">The points from the top of the row to the top of the cell.</param>
/// <param name="FirstPart">The first part of text that it shows. <paramref name="EndPart"/> is after the last.</param>
internal readonly record struct PlacedCell(
    SetCell Cell,
    StructureElement? Element,
    int From,
    int To,
    double Offset,
    double Height,
    int FirstPart,
    int EndPart
);
