using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Structure;

/// <summary>The outcome of a command to create or remove a matrix.</summary>
public abstract record CreateOutcome : IWriteOutcome<CreateOutcome>
{
    private CreateOutcome() { }

    public bool IsDone => this is Created or Removed;

    public static CreateOutcome From(Refusal refusal) => new NotDone(refusal);

    /// <summary>The matrix exists, as a draft.</summary>
    /// <param name="Matrix">Slug.</param>
    public sealed record Created(string Matrix) : CreateOutcome;

    /// <summary>The matrix, which was never published, is removed.</summary>
    public sealed record Removed : CreateOutcome;

    /// <summary>A matrix with this slug already exists.</summary>
    public sealed record Exists : CreateOutcome;

    /// <summary>The matrix was published and can't be removed.</summary>
    public sealed record IsPublished : CreateOutcome;

    /// <summary>The draft is no longer the one that the caller saw.</summary>
    public sealed record Stale : CreateOutcome;

    public sealed record Invalid(ValueList<StructureProblem> Problems) : CreateOutcome;

    /// <summary>The command was refused for a reason that all commands share.</summary>
    public sealed record NotDone(Refusal Refusal) : CreateOutcome;
}
