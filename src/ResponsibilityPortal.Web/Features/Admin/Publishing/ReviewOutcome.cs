using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>What a command about the review of a draft came to.</summary>
public abstract record ReviewOutcome : IWriteOutcome<ReviewOutcome>
{
    private ReviewOutcome()
    {
    }

    public bool IsDone => this is Done;

    public static ReviewOutcome From(Refusal refusal) => new NotDone(refusal);

    /// <summary>It is done, now or by the same operation before.</summary>
    public sealed record Done : ReviewOutcome;

    /// <summary>It is so already; nothing was saved or recorded.</summary>
    public sealed record Unchanged : ReviewOutcome;

    /// <summary>The draft is not what the caller looked at any longer.</summary>
    /// <param name="ContentHash">What it is now.</param>
    public sealed record Changed(string ContentHash) : ReviewOutcome;

    /// <summary>Four eyes are asked for, and the draft holds edits of whoever wants to approve it.</summary>
    public sealed record OwnEdits : ReviewOutcome;

    /// <summary>It cannot be done as wished.</summary>
    /// <param name="Problem">What is wrong and what to do.</param>
    public sealed record Invalid(string Problem) : ReviewOutcome;

    /// <summary>The command was refused for a reason that all commands share.</summary>
    public sealed record NotDone(Refusal Refusal) : ReviewOutcome;
}
