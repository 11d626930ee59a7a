using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Matrices.Exchange;

namespace ResponsibilityPortal.Domain.Drafting;

/// <summary>What trying to edit a cell can come to.</summary>
public abstract record AssignOutcome
{
    private AssignOutcome()
    {
    }

    /// <summary>The cell says what was wished, and the log says so.</summary>
    public sealed record Assigned(DraftCell Cell) : AssignOutcome;

    /// <summary>The cell says it already; nothing was saved or recorded.</summary>
    public sealed record Unchanged(DraftCell Cell) : AssignOutcome;

    /// <summary>Somebody edited the cell since the caller saw it. Nothing was saved: the caller sees both and chooses.</summary>
    /// <param name="Current">What it says now, and who made it say so.</param>
    public sealed record Conflict(DraftCell Current) : AssignOutcome;

    /// <summary>A cell cannot say this.</summary>
    /// <param name="Problems">Places are JSON Pointers into the cell.</param>
    public sealed record Invalid(ValueList<MatrixProblem> Problems) : AssignOutcome;

    /// <summary>The draft has no such cell.</summary>
    public sealed record Missing : AssignOutcome;

    /// <summary>The actor may not edit.</summary>
    public sealed record Refused : AssignOutcome;
}
