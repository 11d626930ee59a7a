using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>The whole content of a version, byte for byte as its content hash names it.</summary>
public sealed class JsonExport : IMatrixExport
{
    public ExportFormat Format => ExportFormat.Json;

    public Task<PreparedExport> PrepareAsync(ExportSource source) => Task.FromResult<PreparedExport>(new PreparedExport.Ready(
        source.Version.ContentHash[..ExportResponse.TagLength],
        ExportFileName.Of(source.Version, MatrixFilter.None, Format.Key),
        Format.MediaType,
        _ => Task.FromResult<MadeExport>(new MadeExport.File(source.Published.Content))));
}
