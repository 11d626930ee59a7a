namespace ResponsibilityPortal.Formats.Xlsx;

/// <summary>A column of a sheet.</summary>
/// <param name="Width">In characters of the default font.</param>
public sealed record SheetColumn(double Width)
{
    /// <summary>Whether the column is hidden. Readers can show it again.</summary>
    public bool IsHidden { get; init; }

    /// <summary>The style of cells that are not written, in which users can type.</summary>
    public CellStyle Style { get; init; } = CellStyle.Plain;
}
