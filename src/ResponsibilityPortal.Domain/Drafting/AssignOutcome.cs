using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Matrices.Exchange;

namespace ResponsibilityPortal.Domain.Drafting;

/// <summary>What trying to edit cells can come to. All cells of one command are edited, or none is.</summary>
public abstract record AssignOutcome
{
    private AssignOutcome()
    {
    }

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

    /// <summary>The actor may not edit.</summary>
    public sealed record Refused : AssignOutcome;

    /// <summary>Others kept the store from writing for too long. Nothing was saved; the same command may be sent again.</summary>
    public sealed record Busy : AssignOutcome;

    /// <summary>The operation id belongs to another act, which was carried out before.</summary>
    public sealed record OperationUsed : AssignOutcome;
}
