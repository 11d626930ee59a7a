using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Pdf.Layout;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>Says why a filter shows no row, and what would help, as the pages do.</summary>
internal sealed class EmptyExtract(ReportData data)
{
    public void Write(Flow flow)
    {
        if (data.View.Index.Rows.Count == 0)
        {
            Say(flow, "This matrix has no responsibilities.");
            return;
        }

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
            Say(flow, $"Without \u201C{label}\u201D it would show {Wording.Count(count, "responsibility", "responsibilities")}.");
        }

        Say(flow, "The whole matrix is attached to this file, and the address of its version on the first page shows it.");
    }

    private static void Say(Flow flow, string words) => flow.Paragraph(new TextBlock(words, ReportStyles.Prose) { SpaceBefore = 3 });

    /// <summary>The filters without which there would be rows, with how many.</summary>
    private IEnumerable<(string Label, int Count)> Hiding() =>
        from hidden in data.View.CountsWithout()
        where hidden.Count > 0
        select (hidden.Field.Describe(data.Matrix, data.View.Filter), hidden.Count);
}
