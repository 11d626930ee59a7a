using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts;

/// <summary>What trying to edit cells can come to. All cells of one command are edited, or none is.</summary>
public abstract record AssignOutcome : IWriteOutcome<AssignOutcome>
{
    private AssignOutcome()
    {
    }

    public bool IsDone => this is Assigned;

    public static AssignOutcome From(Refusal refusal) => new NotDone(refusal);

    /// <summary>The cells say what was wished, and the log says so.</summary>
    /// <param name="Changes">What changed; cells that said it already are left out.</param>
    public sealed record Assigned(ValueList<CellChange> Changes) : AssignOutcome;

    /// <summary>The cells say it already; nothing was saved or recorded.</summary>
    public sealed record Unchanged(ValueList<DraftCell> Cells) : AssignOutcome;

    /// <summary>Somebody edited cells since the caller saw them. Nothing was saved: the caller sees both and chooses.</summary>
    /// <param name="Current">What those cells say now, and who made them say so.</param>
    public sealed record Conflict(ValueList<DraftCell> Current) : AssignOutcome;

    /// <summary>A cell cannot say this.</summary>
    /// <param name="Cell">The first such cell.</param>
    /// <param name="Problems">Places are JSON Pointers into the cell.</param>
    public sealed record Invalid(CellKey Cell, ValueList<MatrixProblem> Problems) : AssignOutcome;

    /// <summary>The draft has no such cell.</summary>
    public sealed record Missing(CellKey Cell) : AssignOutcome;

    /// <summary>The command was refused for a reason that all commands share.</summary>
    public sealed record NotDone(Refusal Refusal) : AssignOutcome;
}
