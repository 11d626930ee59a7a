using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts;

/// <summary>The outcomes of editing cells. Either all cells of a command are edited, or none.</summary>
public abstract record AssignOutcome : IWriteOutcome<AssignOutcome>
{
    private AssignOutcome() { }

    public bool IsDone => this is Assigned;

    public static AssignOutcome From(Refusal refusal) => new NotDone(refusal);

    /// <summary>The cells have the requested content, and the change is in the log.</summary>
    /// <param name="Changes">The changes, without cells that already had the requested content.</param>
    public sealed record Assigned(ValueList<CellChange> Changes) : AssignOutcome;

    /// <summary>The cells already have the requested content. Nothing was saved or recorded.</summary>
    public sealed record Unchanged(ValueList<DraftCell> Cells) : AssignOutcome;

    /// <summary>
    /// Another user edited cells after the caller read them. Nothing was saved. The caller sees both contents and chooses.
    /// </summary>
    /// <param name="Current">The current content of those cells, and who edited it.</param>
    public sealed record Conflict(ValueList<DraftCell> Current) : AssignOutcome;

    /// <summary>The requested content of a cell is invalid.</summary>
    /// <param name="Cell">The first such cell.</param>
    /// <param name="Problems">The places are JSON Pointers into the cell.</param>
    public sealed record Invalid(CellKey Cell, ValueList<MatrixProblem> Problems) : AssignOutcome;

    /// <summary>The draft doesn't have this cell.</summary>
    public sealed record Missing(CellKey Cell) : AssignOutcome;

    /// <summary>The command was refused for a reason that all commands share.</summary>
    public sealed record NotDone(Refusal Refusal) : AssignOutcome;
}
