using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>Says how much of its version a report shows.</summary>
public static class ReportExtent
{
    /// <summary>
    /// Whether a filter may hide part of the matrix. An order alone hides nothing, unless it names a framework that the matrix doesn't
    /// have: then no row is shown.
    /// </summary>
    public static bool IsExtract(MatrixView view) =>
        view.Filter.Fields.Any(chosen => chosen.Effect == FilterEffect.Selection)
        || view.UnknownValues.Count > 0
        || view.Rows.Count < view.Index.Rows.Count;
}
