using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Formats.Losses;
using ResponsibilityPortal.Formats.Oscal;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>Exports the filtered content of a version as an OSCAL component definition, written while it is sent.</summary>
public sealed class OscalExport(PortalUrls urls) : IMatrixExport
{
    public ExportFormat Format => ExportFormat.Oscal;

    public Task<PreparedExport> PrepareAsync(ExportSource source)
    {
        var (published, version) = (source.Published, source.Version);
        var filter = Format.HeededOf(MatrixFilter.Parse(key => QueryFilters.TextOf(source.Query, key)));
        if (FilterProblem.Of(published.Index, filter) is { } problem)
        {
            return Task.FromResult<PreparedExport>(new PreparedExport.Refused(ExportAnswers.NotUnderstood(version.Matrix, problem)));
        }

        var links = new OscalLinks(
            urls.Absolute(urls.Matrix(version.Matrix, version.Number)),
            urls.Absolute(urls.Export(version.Matrix, version.Number, ExportFormat.Json)),
            (responsibility, model) =>
                urls.Absolute(urls.Responsibility(version.Matrix, version.Number, responsibility.Slug, model.Slug))
        );
        return Task.FromResult<PreparedExport>(
            new PreparedExport.Ready(
                FileTag.Of(urls, source, Format, filter),
                ExportFileName.Of(version, filter, Format.Key),
                Format.MediaType,
                _ =>
                    Task.FromResult<MadeExport>(
                        new MadeExport.Streamed(
                            (output, cancellationToken) => OscalDocument.WriteAsync(published, filter, links, output, cancellationToken)
                        )
                    )
            )
            {
                IsStreamed = true,
            }
        );
    }

    public LossOutcome LossesOf(PublishedMatrix published, MatrixFilter filter) =>
        new LossOutcome.Known(OscalDocument.LossesOf(new MatrixView(published.Index, filter)));
}
