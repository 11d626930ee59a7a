using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Formats.Losses;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>Exports a version in one format. There is one implementation for each of <see cref="ExportFormat.All"/>.</summary>
public interface IMatrixExport
{
    ExportFormat Format { get; }

    /// <summary>Reads the request and gathers what the file is made from, without making it.</summary>
    Task<PreparedExport> PrepareAsync(ExportSource source);

    /// <summary>Returns what the file loses of a version and a filter, without making the file. Depends on nothing else.</summary>
    /// <param name="filter">A filter without unknown values, reduced to what the format heeds.</param>
    LossOutcome LossesOf(PublishedMatrix published, MatrixFilter filter);
}
