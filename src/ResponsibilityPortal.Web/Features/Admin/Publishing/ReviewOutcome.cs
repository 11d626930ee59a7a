using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>The outcome of a command about the review of a draft.</summary>
public abstract record ReviewOutcome : IWriteOutcome<ReviewOutcome>
{
    private ReviewOutcome() { }

    public bool IsDone => this is Done;

    public static ReviewOutcome From(Refusal refusal) => new NotDone(refusal);

    /// <summary>The command is done, now or earlier by the same operation.</summary>
    public sealed record Done : ReviewOutcome;

    /// <summary>No change. Nothing was saved or recorded.</summary>
    public sealed record Unchanged : ReviewOutcome;

    /// <summary>The draft is no longer the one that the caller saw.</summary>
    /// <param name="ContentHash">Content hash of the current draft.</param>
    public sealed record Changed(string ContentHash) : ReviewOutcome;

    /// <summary>A second approver is required, and the draft contains edits of the user who wants to approve it.</summary>
    public sealed record OwnEdits : ReviewOutcome;

    /// <summary>The command can't be carried out.</summary>
    /// <param name="Problem">What is wrong and what to do.</param>
    public sealed record Invalid(string Problem) : ReviewOutcome;

    /// <summary>The command was refused for a reason that all commands share.</summary>
    public sealed record NotDone(Refusal Refusal) : ReviewOutcome;
}
