using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Structure;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>All that an extract without a row has behind its facts: why the filter shows none, and what would help, as the pages say it.</summary>
internal sealed class EmptyExtract(ReportData data)
{
    public void Write(Flow flow)
    {
        flow.Heading(1, "Why this extract is empty", ReportStyles.Section, new Destination());
        var isOrderUnknown = data.View.UnknownValues.Any(unknown => unknown.Field.Effect == FilterEffect.Order);
        Say(flow, isOrderUnknown ? "No responsibility of this matrix is shown here." : "No responsibility of this matrix passes the filter.");
        foreach (var unknown in data.View.UnknownValues)
        {
            var consequence = unknown.Field.Effect == FilterEffect.Order ? "no row can be ordered by it" : "it matches nothing";
            Say(flow, $"\u201C{unknown.Value}\u201D is not a {unknown.Field.Noun} of this matrix, so {consequence}. {unknown.Field.ListValues(data.Matrix)}");
        }

        if (data.View.ControlsWithoutRow.Count > 0)
        {
            Say(flow, $"No row is mapped to {Enumeration.Of(data.View.ControlsWithoutRow)}.");
        }

        foreach (var (label, count) in Hiding())
        {
            Say(flow, $"Without the filter by {label} it would show {Wording.Count(count, "responsibility", "responsibilities")}.");
        }

        Say(flow, "The whole matrix is attached to this file, and the address of its version above shows it.");
    }

    private static void Say(Flow flow, string words) => flow.Paragraph(new TextBlock(words, ReportStyles.Prose) { SpaceBefore = 3 });

    /// <summary>The filters without which there would be rows, with how many.</summary>
    private IEnumerable<(string Label, int Count)> Hiding() =>
        from hidden in data.View.CountsWithout()
        where hidden.Count > 0
        select ($"{hidden.Field.Noun} ({hidden.Field.Describe(data.Matrix, data.View.Filter)})", hidden.Count);
}
