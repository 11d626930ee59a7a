namespace ResponsibilityPortal.Formats.Xlsx;

/// <summary>How a cell looks. Styles with equal values are one style of the workbook. Colours are <c>#RRGGBB</c>.</summary>
public sealed record CellStyle
{
    /// <summary>Text at the top of the cell, without colours and lines.</summary>
    public static CellStyle Plain { get; } = new();

    public bool IsBold { get; init; }

    public bool IsItalic { get; init; }

    public bool IsUnderlined { get; init; }

    /// <summary>The size of the text, in points.</summary>
    public double Size { get; init; } = 11;

    /// <summary>The colour of the text; null for the spreadsheet's own.</summary>
    public string? Color { get; init; }

    /// <summary>The colour behind the text; null for none.</summary>
    public string? Fill { get; init; }

    /// <summary>The colour of thin lines on all four sides; null for no lines.</summary>
    public string? Border { get; init; }

    /// <summary>Whether long texts take several lines.</summary>
    public bool IsWrapped { get; init; }

    public CellAlignment Alignment { get; init; }

    /// <summary>Whether the text is in the middle of a high cell instead of at its top.</summary>
    public bool IsInMiddle { get; init; }
}
