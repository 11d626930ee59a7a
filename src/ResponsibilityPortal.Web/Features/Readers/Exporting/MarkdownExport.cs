using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Formats.Losses;
using ResponsibilityPortal.Formats.Markdown;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>Exports the filtered content of a version as Markdown, written while it is sent.</summary>
public sealed class MarkdownExport(PortalUrls urls) : IMatrixExport
{
    public ExportFormat Format => ExportFormat.Markdown;

    public Task<PreparedExport> PrepareAsync(ExportSource source)
    {
        var version = source.Version;
        var filter = Format.HeededOf(MatrixFilter.Parse(key => QueryFilters.TextOf(source.Query, key)));
        if (FilterProblem.Of(source.Published.Index, filter) is { } problem)
        {
            return Task.FromResult<PreparedExport>(new PreparedExport.Refused(ExportAnswers.NotUnderstood(version.Matrix, problem)));
        }

        var address = urls.Absolute(urls.Export(version.Matrix, version.Number, Format, filter));
        return Task.FromResult<PreparedExport>(
            new PreparedExport.Ready(
                FileTag.Of(source, address),
                ExportFileName.Of(version, filter, Format.Key),
                Format.MediaType,
                _ => Task.FromResult(Make(source.Published, filter, address))
            )
            {
                IsStreamed = true,
            }
        );
    }

    public LossOutcome LossesOf(PublishedMatrix published, MatrixFilter filter) =>
        new LossOutcome.Known(MatrixMarkdown.LossesOf(published, filter));

    private MadeExport Make(PublishedMatrix published, MatrixFilter filter, string address)
    {
        var version = published.Version;
        var request = new MarkdownRequest
        {
            Published = published,
            Filter = filter,
            Address = address,
            VersionAddress = urls.Absolute(urls.Matrix(version.Matrix, version.Number)),
            AddressOf = row => urls.Absolute(urls.Responsibility(version.Matrix, version.Number, row)),
            Losses = MatrixMarkdown.LossesOf(published, filter),
        };
        return new MadeExport.Streamed((output, cancellationToken) => MatrixMarkdown.WriteAsync(request, output, cancellationToken));
    }
}
