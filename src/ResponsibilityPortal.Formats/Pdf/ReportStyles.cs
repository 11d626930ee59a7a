using ResponsibilityPortal.Formats.Drawing;
using ResponsibilityPortal.Pdf.Drawing;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>The text styles of a report, shared by all of its parts.</summary>
internal static class ReportStyles
{
    public static PdfColor Ink { get; } = PdfColor.Parse(PaletteToken.Ink.Light);

    public static PdfColor Quiet { get; } = PdfColor.Parse(PaletteToken.Quiet.Light);

    public static PdfColor Line { get; } = PdfColor.Parse(PaletteToken.Line.Light);

    public static PdfColor Raised { get; } = PdfColor.Parse(PaletteToken.Raised.Light);

    private static PdfColor LinkColor { get; } = PdfColor.Parse(PaletteToken.Link.Light);

    public static TextStyle Title { get; } = new(20, Ink, Bold: true) { Leading = 24 };

    public static TextStyle Chapter { get; } = new(15, Ink, Bold: true) { Leading = 19 };

    public static TextStyle Section { get; } = new(12, Ink, Bold: true) { Leading = 15 };

    public static TextStyle Under { get; } = new(10, Ink, Bold: true) { Leading = 13 };

    public static TextStyle Lead { get; } = new(11, Ink);

    public static TextStyle Prose { get; } = new(9, Ink);

    public static TextStyle ProseBold { get; } = new(9, Ink, Bold: true);

    public static TextStyle ProseQuiet { get; } = new(9, Quiet);

    public static TextStyle ProseLink { get; } = new(9, LinkColor);

    public static TextStyle Table { get; } = new(8.5, Ink) { Leading = 11 };

    public static TextStyle TableBold { get; } = new(8.5, Ink, Bold: true) { Leading = 11 };

    public static TextStyle TableQuiet { get; } = new(8.5, Quiet) { Leading = 11 };

    /// <summary>The title of a row.</summary>
    public static TextStyle RowTitle { get; } = new(9, Ink, Bold: true) { Leading = 11 };

    /// <summary>The title of a column.</summary>
    public static TextStyle ColumnTitle { get; } = new(9, Ink, Bold: true);

    /// <summary>References, and other texts that readers rarely need.</summary>
    public static TextStyle Small { get; } = new(7.5, Quiet) { Leading = 9 };

    public static TextStyle SmallBold { get; } = new(7.5, Quiet, Bold: true) { Leading = 9 };

    /// <summary>The head and foot of the page.</summary>
    public static TextStyle Running { get; } = new(7.5, Quiet);

    public static TextStyle RunningBold { get; } = new(7.5, Ink, Bold: true);

    public static TextStyle Contents { get; } = new(10, Ink, Bold: true) { Leading = 15 };

    public static TextStyle ContentsUnder { get; } = new(9, Ink) { Leading = 13 };
}
