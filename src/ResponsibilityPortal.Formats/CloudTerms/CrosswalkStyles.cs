using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.CloudTerms;

/// <summary>The styles of workbooks for other programs: plain, so that they can be copied into the original.</summary>
internal static class CrosswalkStyles
{
    private const string Line = "#B0B0B0";

    public static CellStyle Title { get; } = new() { IsBold = true, Size = 13 };

    public static CellStyle Sentence { get; } = new() { IsItalic = true };

    public static CellStyle Header { get; } = new() { IsBold = true, IsWrapped = true, Border = Line, Fill = "#E8E8E8", Color = "#000000" };

    public static CellStyle Text { get; } = new() { IsWrapped = true, Border = Line };

    public static CellStyle Mark { get; } = new() { Border = Line, Alignment = CellAlignment.Center };
}
