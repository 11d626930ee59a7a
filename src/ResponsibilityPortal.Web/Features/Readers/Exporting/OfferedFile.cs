using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Formats.Losses;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>A file of a version before it is downloaded.</summary>
/// <param name="Format">Its format.</param>
/// <param name="Address">Where it can be downloaded.</param>
/// <param name="Outcome">What it loses, or why there is no such file.</param>
public sealed record OfferedFile(ExportFormat Format, string Address, LossOutcome Outcome)
{
    /// <summary>Returns a file of each format, with what the reader selected.</summary>
    public static ValueList<OfferedFile> Of(PageSource source, IReadOnlyDictionary<ExportFormat, IMatrixExport> exports) =>
        ExportFormat
            .All.Select(format =>
            {
                var filter = format.HeededOf(source.Filter);
                return new OfferedFile(
                    format,
                    source.Links.Export(source.Published.Version.Number, format, source.Filter),
                    FilterProblem.Of(source.Published.Index, filter) is { } problem
                        ? new LossOutcome.Unavailable(problem)
                        : exports[format].LossesOf(source.Published, filter)
                );
            })
            .ToValueList();
}
