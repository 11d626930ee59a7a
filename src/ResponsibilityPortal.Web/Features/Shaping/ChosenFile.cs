using Microsoft.AspNetCore.Components.Forms;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Matrices.Exchange;

namespace ResponsibilityPortal.Web.Features.Shaping;

/// <summary>A file that somebody chose, read as a matrix: all of it, or every problem in it.</summary>
public sealed record ChosenFile(string Name, Matrix? Matrix, ValueList<MatrixProblem> Problems)
{
    public static async Task<ChosenFile> ReadAsync(IBrowserFile file)
    {
        if (file.Size > MatrixFormat.DocumentMaxBytes)
        {
            return new ChosenFile(file.Name, null, [new MatrixProblem("", $"The file is larger than {MatrixFormat.DocumentMaxBytes / (1024 * 1024)} MiB.")]);
        }

        using var bytes = new MemoryStream();
        try
        {
            await using var stream = file.OpenReadStream(MatrixFormat.DocumentMaxBytes);
            await stream.CopyToAsync(bytes);
        }
        catch (IOException)
        {
            return new ChosenFile(file.Name, null, [new MatrixProblem("", "The file could not be read to its end. Choose it again.")]);
        }

        return MatrixReader.ReadFromOutside(bytes.ToArray()) switch
        {
            MatrixReadOutcome.Accepted(var matrix) => new ChosenFile(file.Name, matrix, []),
            MatrixReadOutcome.Refused(var problems) => new ChosenFile(file.Name, null, problems),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
