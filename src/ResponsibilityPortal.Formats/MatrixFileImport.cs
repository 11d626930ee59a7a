using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Formats.OscalCatalog;

namespace ResponsibilityPortal.Formats;

/// <summary>Reads a matrix from any of the JSON formats that the portal knows, by what is in the file.</summary>
public sealed class MatrixFileImport : IMatrixImport
{
    public int FileMaxBytes => MatrixFormat.DocumentMaxBytes;

    public async Task<MatrixReadOutcome> ReadAsync(Stream file, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        var content = bytes.ToArray();
        return CatalogImport.Recognizes(content) ? CatalogImport.Read(content, cancellationToken) : MatrixReader.ReadFromOutside(content);
    }
}
