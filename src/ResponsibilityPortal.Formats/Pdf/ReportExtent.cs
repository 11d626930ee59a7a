using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>How much of its version a report shows.</summary>
public static class ReportExtent
{
    /// <summary>
    /// Whether a filter may have left something out. An order alone leaves nothing out, unless it is by what the matrix does not have: then
    /// no row is shown.
    /// </summary>
    public static bool IsExtract(MatrixView view) =>
        view.Filter.Fields.Any(chosen => chosen.Effect == FilterEffect.Selection) || view.UnknownValues.Count > 0 || view.Rows.Count < view.Index.Rows.Count;
}
