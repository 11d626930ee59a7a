using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>What applying a patch to a matrix can come to.</summary>
public abstract record PatchOutcome
{
    private PatchOutcome()
    {
    }

    public sealed record Applied(Matrix Matrix) : PatchOutcome;

    /// <summary>The matrix has moved on: these elements are not what the patch was made over.</summary>
    public sealed record Outdated(ValueList<string> Addresses) : PatchOutcome;

    /// <summary>The result would break rules of the format.</summary>
    public sealed record Invalid(ValueList<MatrixProblem> Problems) : PatchOutcome;
}
