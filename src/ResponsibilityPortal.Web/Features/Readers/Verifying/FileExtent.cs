using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Formats.Pdf;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>How much of its version a file shows.</summary>
/// <param name="IsComplete">Whether it shows every responsibility in every hosting model.</param>
/// <param name="Words">As a sentence: "An extract: 42 of 69 responsibilities, SaaS only."</param>
public sealed record FileExtent(bool IsComplete, string Words)
{
    /// <summary>The largest number of columns that are named one by one.</summary>
    private const int NamedMaxCount = 3;

    /// <summary>Returns the extent of a file that shows the complete version.</summary>
    public static FileExtent Complete(PublishedMatrix published) => new(true, $"Complete: all {Rows(published.Index.Rows.Count)}.");

    /// <summary>Returns the extent of a PDF whose address has a filter.</summary>
    public static FileExtent Of(PublishedMatrix published, MatrixFilter filter)
    {
        var view = new MatrixView(published.Index, ExportFormat.Pdf.HeededOf(filter));
        return ReportExtent.IsExtract(view)
            ? new FileExtent(false, $"An extract: {Shown(published, view)}{Chosen(published, view.Filter)}.")
            : Complete(published);
    }

    private static string Shown(PublishedMatrix published, MatrixView view)
    {
        var (all, models) = (view.Index.Rows.Count, published.Matrix.HostingModels.Count);
        var rows = view.Rows.Count == all ? $"all {Rows(all)}" : $"{view.Rows.Count} of {Rows(all)}";
        return view.Columns.Count == models ? rows
            : view.Columns.Count <= NamedMaxCount ? $"{rows}, {string.Join(" and ", view.Columns.Select(column => column.Name))} only"
            : $"{rows}, {view.Columns.Count} of {published.Matrix.ColumnKind.Count(models)}";
    }

    /// <summary>Returns the filters in words, except for those that the names of the columns already show.</summary>
    private static string Chosen(PublishedMatrix published, MatrixFilter filter)
    {
        var chosen = filter
            .Reported.Where(field => field != FilterFields.Model)
            .Select(field => $"{field.NounIn(published.Matrix)}: {field.Describe(published.Matrix, filter)}")
            .ToList();
        return chosen.Count == 0 ? "" : $" ({string.Join("; ", chosen)})";
    }

    private static string Rows(int count) => Wording.Count(count, "responsibility", "responsibilities");
}
