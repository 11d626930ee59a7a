using ResponsibilityPortal.Domain.Exchange;

namespace ResponsibilityPortal.Formats;

/// <summary>Reads an untrusted file as a matrix. The result becomes a draft or a first version only by a command of a user.</summary>
public interface IMatrixImport
{
    /// <summary>The largest file that is read, in bytes.</summary>
    int FileMaxBytes { get; }

    /// <summary>Reads a file to its end. Returns the whole matrix, or every problem in the file.</summary>
    Task<MatrixReadOutcome> ReadAsync(Stream file, CancellationToken cancellationToken);
}
