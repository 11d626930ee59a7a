using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Web.Features.Admin.Structure.Uploading;

namespace ResponsibilityPortal.Web.Features.Admin.Structure;

/// <summary>A file that the user chose, read as a matrix: its full content, or all problems in it.</summary>
public sealed record ChosenFile(string Name, Matrix? Matrix, ValueList<MatrixProblem> Problems)
{
    /// <summary>Which files can be chosen.</summary>
    public const string Label = "A file of the exchange format, or an OSCAL catalog (JSON)";

    /// <summary>Why a larger file is refused.</summary>
    public static string TooLarge(IMatrixImport import) =>
        $"The file has more than {import.FileMaxBytes / (1024 * 1024)} MB. An exported matrix is never that large.";

    /// <summary>Reads a file on another thread: a catalog of 1,000 controls takes some time.</summary>
    public static async Task<ChosenFile> ReadAsync(ReceivedFile file, IMatrixImport import)
    {
        if (file.Problem is { } problem)
        {
            return new ChosenFile(file.Name, null, [new MatrixProblem("", problem)]);
        }

        using var stream = new MemoryStream(file.Bytes.ToArray(), writable: false);
        return await Task.Run(() => import.ReadAsync(stream, file.CancellationToken), file.CancellationToken) switch
        {
            MatrixReadOutcome.Accepted(var matrix) => new ChosenFile(file.Name, matrix, []),
            MatrixReadOutcome.Refused(var problems) => new ChosenFile(file.Name, null, problems),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
