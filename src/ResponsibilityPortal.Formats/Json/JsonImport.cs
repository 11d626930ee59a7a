using ResponsibilityPortal.Domain.Exchange;

namespace ResponsibilityPortal.Formats.Json;

/// <summary>Reads the exchange format, <c>responsibility-matrix/1</c>.</summary>
public sealed class JsonImport : IMatrixImport
{
    public int FileMaxBytes => MatrixFormat.DocumentMaxBytes;

    public async Task<MatrixReadOutcome> ReadAsync(Stream file, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        return MatrixReader.ReadFromOutside(bytes.ToArray());
    }
}
