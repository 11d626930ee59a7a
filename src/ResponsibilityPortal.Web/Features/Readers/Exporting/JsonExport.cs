using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Formats.Losses;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>Exports the complete content of a version, with exactly the bytes of its content hash.</summary>
public sealed class JsonExport : IMatrixExport
{
    public ExportFormat Format => ExportFormat.Json;

    public Task<PreparedExport> PrepareAsync(ExportSource source) =>
        Task.FromResult<PreparedExport>(
            new PreparedExport.Ready(
                source.Version.ContentHash[..ExportResponse.TagLength],
                ExportFileName.Of(source.Version, MatrixFilter.None, Format.Key),
                Format.MediaType,
                _ => Task.FromResult<MadeExport>(new MadeExport.File(source.Published.Content))
            )
        );

    /// <summary>The exchange format carries everything.</summary>
    public LossOutcome LossesOf(PublishedMatrix published, MatrixFilter filter) => new LossOutcome.Known(LossReport.None);
}
