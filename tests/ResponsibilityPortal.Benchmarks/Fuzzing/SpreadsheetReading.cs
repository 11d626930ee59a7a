using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Importing;

namespace ResponsibilityPortal.Benchmarks.Fuzzing;

/// <summary>Imports a spreadsheet as the import page does, as a new matrix and into a draft, without a correction of the guess.</summary>
internal static class SpreadsheetReading
{
    private static readonly ImportTarget.NewMatrix NewMatrix = new("fuzz", "Fuzz", "Fuzz", Standing.Example, "Who does what.");

    public static bool Reads(byte[] file)
    {
        if (SpreadsheetFile.Read(file, CancellationToken.None) is not SpreadsheetOutcome.Read(var sheets))
        {
            return false;
        }

        var index = SheetProposal.SheetOf(sheets, CancellationToken.None);
        foreach (var target in new ImportTarget[] { NewMatrix, new ImportTarget.Draft(FuzzFiles.Matrix) })
        {
            var choices = SheetProposal.Of(sheets[index], (target as ImportTarget.Draft)?.Content);
            var result = TableImport.Read(sheets, index, choices, target, CancellationToken.None);
            if (result.Matrix is null != result.Problems.Count > 0)
            {
                throw new InvalidDataException("A table has neither a matrix nor a problem, or both.");
            }

            if (result.Matrix is { } matrix)
            {
                FuzzTargets.IsSound(matrix);
            }
        }

        return true;
    }
}
