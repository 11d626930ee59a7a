using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Formats.Losses;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>A file of a version before it is downloaded.</summary>
/// <param name="Format">Its format.</param>
/// <param name="Address">Where it can be downloaded.</param>
/// <param name="Outcome">What it loses, or why there is no such file.</param>
public sealed record OfferedFile(ExportFormat Format, string Address, LossOutcome Outcome)
{
    /// <summary>Returns a file of each format, with what the reader selected.</summary>
    /// <param name="addressOf">Returns where the file of a format can be downloaded.</param>
    public static ValueList<OfferedFile> Of(
        PublishedMatrix published,
        MatrixFilter selected,
        IEnumerable<IMatrixExport> exports,
        Func<ExportFormat, string> addressOf
    ) =>
        ExportFormat
            .All.Select(format =>
            {
                var filter = format.HeededOf(selected);
                return new OfferedFile(
                    format,
                    addressOf(format),
                    FilterProblem.Of(published.Index, filter) is { } problem
                        ? new LossOutcome.Unavailable(problem)
                        : exports.First(export => export.Format == format).LossesOf(published, filter)
                );
            })
            .ToValueList();
}
