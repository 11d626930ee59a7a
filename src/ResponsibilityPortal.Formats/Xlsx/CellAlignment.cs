namespace ResponsibilityPortal.Formats.Xlsx;

/// <summary>Where the text of a cell begins.</summary>
public enum CellAlignment
{
    /// <summary>Where texts of its script begin: on the left, or on the right.</summary>
    Start,

    Center,
}
