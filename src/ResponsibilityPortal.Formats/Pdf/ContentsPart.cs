using ResponsibilityPortal.Pdf.Layout;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>The table of contents.</summary>
internal sealed class ContentsPart(ReportData data)
{
    public void Write(Flow flow)
    {
        flow.NewPage();
        flow.Heading(1, "Contents", ReportStyles.Chapter);
        flow.Contents(data.Outline.Contents(), ReportStyles.Contents, ReportStyles.ContentsUnder);
    }
}
