using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Formats.CloudTerms;
using ResponsibilityPortal.Formats.Losses;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>
/// Exports the filtered content of a version as a workbook by the controls of one framework, written while it is sent. A matrix that lacks
/// the framework, or whose parties have no known roles, is refused with the reason.
/// </summary>
public abstract class CrosswalkExport(PortalUrls urls) : IMatrixExport
{
    public abstract ExportFormat Format { get; }

    public Task<PreparedExport> PrepareAsync(ExportSource source)
    {
        var (published, version) = (source.Published, source.Version);
        var filter = Format.HeededOf(MatrixFilter.Parse(key => QueryFilters.TextOf(source.Query, key)));
        if (FilterProblem.Of(published.Index, filter) is { } problem)
        {
            return Task.FromResult<PreparedExport>(new PreparedExport.Refused(ExportAnswers.NotUnderstood(version.Matrix, problem)));
        }

        if (Format.ProblemOf(published.Matrix) is { } reason)
        {
            return Task.FromResult<PreparedExport>(new PreparedExport.Refused(ExportAnswers.Unfit(version.Matrix, reason)));
        }

        return Task.FromResult<PreparedExport>(
            new PreparedExport.Ready(
                FileTag.Of(urls, source, Format, filter),
                ExportFileName.Of(version, filter, Format.Key),
                Format.MediaType,
                _ => Task.FromResult(Make(published, filter, urls.Absolute(urls.Matrix(version.Matrix, version.Number))))
            )
            {
                IsStreamed = true,
            }
        );
    }

    public LossOutcome LossesOf(PublishedMatrix published, MatrixFilter filter) =>
        Prepare(published, filter) switch
        {
            CrosswalkOutcome.Ready(var crosswalk) => new LossOutcome.Known(LossesOf(crosswalk)),
            CrosswalkOutcome.Unavailable(var reason) => new LossOutcome.Unavailable(reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private MadeExport Make(PublishedMatrix published, MatrixFilter filter, string address) =>
        Prepare(published, filter) switch
        {
            CrosswalkOutcome.Ready(var crosswalk) => new MadeExport.Streamed(
                (output, cancellationToken) => WriteAsync(crosswalk, address, output, cancellationToken)
            ),
            CrosswalkOutcome.Unavailable(var reason) => new MadeExport.Refused(ExportAnswers.Unfit(published.Version.Matrix, reason)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    protected abstract CrosswalkOutcome Prepare(PublishedMatrix published, MatrixFilter filter);

    protected abstract LossReport LossesOf(ControlCrosswalk crosswalk);

    protected abstract Task WriteAsync(ControlCrosswalk crosswalk, string address, Stream output, CancellationToken cancellationToken);
}
