using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>The outcomes of applying a patch to a matrix.</summary>
public abstract record PatchOutcome
{
    private PatchOutcome() { }

    public sealed record Applied(Matrix Matrix) : PatchOutcome;

    /// <summary>The matrix has changed: these elements are not as the patch expects them.</summary>
    public sealed record Outdated(ValueList<string> Addresses) : PatchOutcome;

    /// <summary>The result would break rules of the format.</summary>
    public sealed record Invalid(ValueList<MatrixProblem> Problems) : PatchOutcome;
}
