using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Structure;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>The beginning of a chapter. It stands on the page where the one before ends, so that few pages are half empty.</summary>
internal static class Chapter
{
    private const double Space = 16;

    public static void Begin(Flow flow, string title, Destination place)
    {
        flow.Space(Space);
        flow.Heading(1, title, ReportStyles.Chapter, place);
    }
}
