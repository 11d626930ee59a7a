using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Structure;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>The text of an extract without rows: why the filter shows none, and what would help. The reader pages say the same.</summary>
internal sealed class EmptyExtract(ReportData data)
{
    public void Write(Flow flow)
    {
        flow.Heading(1, "Why this extract is empty", ReportStyles.Section, new Destination());
        var isOrderUnknown = data.View.UnknownValues.Any(unknown => unknown.Field.Effect == FilterEffect.Order);
        Say(
            flow,
            isOrderUnknown ? "No responsibility of this matrix is shown here." : "No responsibility of this matrix passes the filter."
        );
        foreach (var unknown in data.View.UnknownValues)
        {
            var consequence = unknown.Field.Effect == FilterEffect.Order ? "no row can be ordered by it" : "it matches nothing";
            Say(
                flow,
                $"\u201C{unknown.Value}\u201D is not {Article.With(unknown.Field.NounIn(data.Matrix))} of this matrix, so {consequence}. "
                    + $"{unknown.Field.ListValues(data.Matrix)}"
            );
        }

        if (data.View.Results is { HasOnlyStopWords: true })
        {
            Say(flow, "The words of the search are too common to search for.");
        }

        if (data.View.ControlsWithoutRow.Count > 0)
        {
            Say(flow, $"No row is mapped to {Enumeration.OfSome(data.View.ControlsWithoutRow, Enumeration.ControlsMaxCount)}.");
        }

        foreach (var (label, count) in Hiding())
        {
            Say(flow, $"Without the filter by {label} it would show {Wording.Count(count, "responsibility", "responsibilities")}.");
        }

        Say(flow, "This file contains the whole matrix as an attachment. The address of the version above shows it too.");
    }

    private static void Say(Flow flow, string words) => flow.Paragraph(new TextBlock(words, ReportStyles.Prose) { SpaceBefore = 3 });

    /// <summary>Returns each filter without which there would be rows, with their number.</summary>
    private IEnumerable<(string Label, int Count)> Hiding() =>
        from hidden in data.View.CountsWithout()
        where hidden.Count > 0
        select ($"{hidden.Field.NounIn(data.Matrix)} ({hidden.Field.Describe(data.Matrix, data.View.Filter)})", hidden.Count);
}
