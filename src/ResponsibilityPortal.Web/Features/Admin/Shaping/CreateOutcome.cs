using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Shaping;

/// <summary>What trying to make or to remove a matrix can come to.</summary>
public abstract record CreateOutcome : IWriteOutcome<CreateOutcome>
{
    private CreateOutcome()
    {
    }

    public bool IsDone => this is Created or Removed;

    public static CreateOutcome From(Refusal refusal) => new NotDone(refusal);

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

    /// <summary>The command was refused for a reason that all commands share.</summary>
    public sealed record NotDone(Refusal Refusal) : CreateOutcome;
}
