using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>The result of recording a reason for a cell that was edited before.</summary>
public abstract record ExplainOutcome : IWriteOutcome<ExplainOutcome>
{
    private ExplainOutcome() { }

    public bool IsDone => this is Explained;

    public static ExplainOutcome From(Refusal refusal) => new NotDone(refusal);

    /// <summary>The reason is recorded.</summary>
    public sealed record Explained : ExplainOutcome;

    /// <summary>The cell has this reason already.</summary>
    public sealed record Unchanged : ExplainOutcome;

    /// <summary>The cell doesn't exist, or is the same as in the latest version.</summary>
    public sealed record NothingToExplain : ExplainOutcome;

    public sealed record TooLong : ExplainOutcome;

    /// <summary>The command was refused for a reason that all commands share.</summary>
    public sealed record NotDone(Refusal Refusal) : ExplainOutcome;
}
