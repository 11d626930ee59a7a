using Microsoft.AspNetCore.Components.Forms;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats;

namespace ResponsibilityPortal.Web.Features.Admin.Structure;

/// <summary>A file that the user chose, read as a matrix: its full content, or all problems in it.</summary>
public sealed record ChosenFile(string Name, Matrix? Matrix, ValueList<MatrixProblem> Problems)
{
    public static async Task<ChosenFile> ReadAsync(IBrowserFile file, IMatrixImport import)
    {
        if (file.Size > import.FileMaxBytes)
        {
            return new ChosenFile(
                file.Name,
                null,
                [new MatrixProblem("", $"The file is larger than {import.FileMaxBytes / (1024 * 1024)} MiB.")]
            );
        }

        try
        {
            await using var stream = file.OpenReadStream(import.FileMaxBytes);
            return await import.ReadAsync(stream, CancellationToken.None) switch
            {
                MatrixReadOutcome.Accepted(var matrix) => new ChosenFile(file.Name, matrix, []),
                MatrixReadOutcome.Refused(var problems) => new ChosenFile(file.Name, null, problems),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (IOException)
        {
            return new ChosenFile(file.Name, null, [new MatrixProblem("", "The file couldn't be read completely. Choose it again.")]);
        }
    }
}
