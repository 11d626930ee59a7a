using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Structure;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>Begins a chapter. It follows on the page where the previous one ends, so that few pages are half empty.</summary>
internal static class Chapter
{
    private const double Space = 16;

    public static void Begin(Flow flow, string title, Destination place)
    {
        flow.Space(Space);
        flow.Heading(1, title, ReportStyles.Chapter, place);
    }
}
