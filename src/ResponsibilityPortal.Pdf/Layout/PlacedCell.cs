using ResponsibilityPortal.Pdf.Structure;

namespace ResponsibilityPortal.Pdf.Layout;

/// <summary>A cell, or a part of one, where it stands in its row.</summary>
/// <param name="Element">What it is in the structure; null where it is only repeated for the eye.</param>
/// <param name="From">Its first column.</param>
/// <param name="To">The column behind its last.</param>
/// <param name="Offset">Points from the top of the row to its own.</param>
/// <param name="FirstPart">Of the parts of text it shows; <paramref name="EndPart"/> is behind the last.</param>
internal readonly record struct PlacedCell(SetCell Cell, StructureElement? Element, int From, int To, double Offset, double Height, int FirstPart, int EndPart);
