using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>The list of sources by number. An extract lists those that its rows name, with the numbers of the whole matrix.</summary>
internal sealed class SourcesPart(ReportData data)
{
    private const double LabelWidth = 26;

    public void Write(Flow flow)
    {
        Chapter.Begin(flow, ReportOutline.SourcesTitle, data.Outline.Sources);
        var sources = Shown();
        flow.Paragraph(
            new TextBlock($"{Introduction(sources.Count)}{Dates(sources)}", ReportStyles.ProseQuiet) { KeepsWithNext = sources.Count > 0 }
        );
        flow.List(sources.Select(Item), ReportStyles.ProseBold, LabelWidth);
    }

    private List<Source> Shown()
    {
        if (!data.IsExtract)
        {
            return [.. data.Matrix.Sources];
        }

        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in data.View.Rows)
        {
            named.UnionWith(row.Responsibility.Sources);
            named.UnionWith(
                row.Responsibility.Assignments.Where(cell => data.View.Columns.Any(column => column.Slug == cell.HostingModel))
                    .SelectMany(cell => cell.Sources)
            );
        }

        return [.. data.Matrix.Sources.Where(source => named.Contains(source.Slug))];
    }

    private string Introduction(int shown) =>
        data.Matrix.Sources.Count == 0 ? "This matrix has no sources."
        : shown == data.Matrix.Sources.Count
            ? "The numbers are those in the tables. The portal links to these addresses and does not fetch them."
        : shown == 0 ? "No row of this extract names a source."
        : $"{shown} of {data.Matrix.Sources.Count} sources: those that rows of this extract name. The numbers are those of the whole "
            + "matrix.";

    /// <summary>Says once, not under each source, that the matrix doesn't record when sources were checked.</summary>
    private static string Dates(List<Source> sources)
    {
        var undated = sources.Count(source => source.CheckedOn is null);
        return undated == 0 ? ""
            : undated == sources.Count ? " The matrix does not record when they were checked."
            : $" The matrix does not record when {undated} of them were checked.";
    }

    private FlowListItem Item(Source source)
    {
        var number = data.NumberOf(source.Slug);
        var checkedOn = source.CheckedOn is { } day ? $", checked on {Wording.Day(day)}" : "";
        return new FlowListItem(
            number,
            new TextBlock(
                new TextSpan(source.Title, ReportStyles.ProseBold),
                new TextSpan($" ({source.Kind.Replace('-', ' ')}{checkedOn})", ReportStyles.ProseQuiet)
            )
            {
                SpaceBefore = 4,
            },
            new TextBlock(WebSpan.Of(source.Url, $"Source {number}: {source.Title}", ReportStyles.ProseLink))
        );
    }
}
