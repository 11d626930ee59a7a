using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>The styles of cells that aren't a party's.</summary>
internal static class WorkbookStyles
{
    public const string Ink = "#14141C";

    private const string Line = "#C9C9D1";

    /// <summary>A text within a table.</summary>
    public static CellStyle Text { get; } =
        new()
        {
            Size = 10,
            Border = Line,
            IsWrapped = true,
        };

    /// <summary>A text that stands out from others in its table.</summary>
    public static CellStyle Strong { get; } = Text with { IsBold = true };

    /// <summary>A text that is there for completeness.</summary>
    public static CellStyle Quiet { get; } = Text with { Color = "#5A5A66" };

    /// <summary>A text with a link.</summary>
    public static CellStyle Link { get; } = Text with { Color = "#0050AA", IsUnderlined = true };

    /// <summary>A text with a link that names a row.</summary>
    public static CellStyle StrongLink { get; } = Link with { IsBold = true };

    /// <summary>The heading of a column.</summary>
    public static CellStyle Heading { get; } =
        Text with
        {
            IsBold = true,
            Fill = "#E6E6EB",
            Color = Ink,
            IsInMiddle = true,
        };

    /// <summary>The heading of several columns.</summary>
    public static CellStyle Group { get; } =
        Heading with
        {
            Size = 12,
            Fill = "#33333D",
            Color = "#FFFFFF",
            Alignment = CellAlignment.Center,
        };

    /// <summary>A cell of which nothing is decided, or that does not apply.</summary>
    public static CellStyle Open { get; } = Quiet with { IsItalic = true, Fill = "#F3F3F6" };

    /// <summary>A cell of several parties none of which is named as the accountable one.</summary>
    public static CellStyle Shared { get; } = Strong with { Fill = "#D9D9E0" };

    /// <summary>The title of a sheet.</summary>
    public static CellStyle Title { get; } = new() { Size = 16, IsBold = true };

    /// <summary>Text outside of a table.</summary>
    public static CellStyle Prose { get; } = new() { IsWrapped = true };

    /// <summary>What readers must not miss.</summary>
    public static CellStyle Warning { get; } = Prose with { IsBold = true, Color = "#A30000" };
}
