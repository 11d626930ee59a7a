using System.Globalization;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Pdf.Drawing;
using ResponsibilityPortal.Pdf.Layout;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>
/// The head and foot of every page: matrix and version, whether it is an extract, hash and day, and the page number with the number of
/// pages. So a single page still says where it belongs.
/// </summary>
internal sealed class ReportFrame(ReportData data)
{
    private const double Margin = 36;
    private const double FromEdge = 22;

    private readonly string _version = $"Version hash {data.Version.VersionHash} · published {Wording.Day(data.Version.PublishedAt)}";

    private double Right => data.Request.Paper.Page.Width - Margin;

    public PageFrame Page() => new(data.Request.Paper.Page, Margin, Draw) { DrawOnLaterPages = DrawHeadAndFoot };

    /// <summary>Draws the page number, and the foot of the cover. The cover has no head, because it contains the same facts.</summary>
    private void Draw(Canvas canvas, int page, int pages)
    {
        if (page == 1)
        {
            DrawFoot(canvas);
        }

        var place = string.Create(CultureInfo.InvariantCulture, $"Page {page} of {pages}");
        canvas.Write(place, Right - canvas.WidthOf(place, ReportStyles.Running), FromEdge - 4, ReportStyles.Running);
    }

    private void DrawHeadAndFoot(Canvas canvas)
    {
        var head = data.Request.Paper.Page.Height - FromEdge;
        var version = string.Create(CultureInfo.InvariantCulture, $"Version {data.Version.Number}");
        var width = canvas.WidthOf(version, ReportStyles.Running);
        canvas.Write(
            OneLine.Fit(canvas, data.Matrix.Title, Right - Margin - width - 20, ReportStyles.Running),
            Margin,
            head,
            ReportStyles.Running
        );
        canvas.Write(version, Right - width, head, ReportStyles.Running);
        canvas.StrokeLine(Margin, head - 5, Right, head - 5, 0.5, ReportStyles.Line);
        DrawFoot(canvas);
    }

    private void DrawFoot(Canvas canvas)
    {
        canvas.Write(
            _version,
            (data.Request.Paper.Page.Width - canvas.WidthOf(_version, ReportStyles.Running)) / 2,
            FromEdge - 4,
            ReportStyles.Running
        );
        if (data.IsExtract)
        {
            canvas.Write(ExtentWords.Extract, Margin, FromEdge - 4, ReportStyles.RunningBold);
        }
    }
}
