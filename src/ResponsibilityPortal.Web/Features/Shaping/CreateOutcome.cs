using ResponsibilityPortal.Domain.Drafting.Shaping;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Shaping;

/// <summary>What trying to make or to remove a matrix can come to.</summary>
public abstract record CreateOutcome
{
    private CreateOutcome()
    {
    }

    /// <summary>The matrix is there, as a draft.</summary>
    /// <param name="Matrix">Slug.</param>
    public sealed record Created(string Matrix) : CreateOutcome;

    /// <summary>The matrix, which was never published, is gone.</summary>
    public sealed record Removed : CreateOutcome;

    /// <summary>A matrix of that slug is there already.</summary>
    public sealed record Exists : CreateOutcome;

    /// <summary>The matrix was published and stays.</summary>
    public sealed record IsPublished : CreateOutcome;

    /// <summary>The draft is not what the caller saw any longer.</summary>
    public sealed record Stale : CreateOutcome;

    public sealed record Invalid(ValueList<ShapeProblem> Problems) : CreateOutcome;

    /// <summary>There is no such matrix.</summary>
    public sealed record Missing : CreateOutcome;

    /// <summary>The actor may not do this.</summary>
    public sealed record Refused : CreateOutcome;

    /// <summary>The operation id belongs to another act, which was carried out before.</summary>
    public sealed record OperationUsed : CreateOutcome;
}
