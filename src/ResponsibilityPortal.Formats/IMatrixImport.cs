using ResponsibilityPortal.Domain.Exchange;

namespace ResponsibilityPortal.Formats;

/// <summary>Reads a file from outside as a matrix. What it gives becomes a draft or a first version, never anything by itself.</summary>
public interface IMatrixImport
{
    /// <summary>The largest file that is read, in bytes.</summary>
    int FileMaxBytes { get; }

    /// <summary>Reads a file to its end: all of it, or every problem in it.</summary>
    Task<MatrixReadOutcome> ReadAsync(Stream file, CancellationToken cancellationToken);
}
