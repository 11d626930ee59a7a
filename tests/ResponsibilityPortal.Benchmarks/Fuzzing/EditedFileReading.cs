using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Importing;

namespace ResponsibilityPortal.Benchmarks.Fuzzing;

/// <summary>Imports a file that the portal exported and someone edited, as the import page and the command do.</summary>
internal static class EditedFileReading
{
    public static bool Reads(byte[] file)
    {
        if (SpreadsheetFile.ReadAny(file, CancellationToken.None) is not SpreadsheetOutcome.Exported(var exported))
        {
            return false;
        }

        var accepted = new Dictionary<CellKey, Assignment>();
        foreach (var edit in exported.Read(FuzzFiles.Matrix).Edits)
        {
            if (DraftContent.Accept(FuzzFiles.Matrix, edit.After, out var problems) is { } cell)
            {
                accepted.Add(edit.Cell, cell);
            }
            else if (problems.Count == 0)
            {
                throw new InvalidDataException("A cell is refused without a problem.");
            }
        }

        return FuzzTargets.IsSound(FuzzFiles.Matrix.With(accepted));
    }
}
