namespace ResponsibilityPortal.Web.Features.Publishing;

/// <summary>What a command about the review of a draft came to.</summary>
public abstract record ReviewOutcome
{
    private ReviewOutcome()
    {
    }

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

    /// <summary>There is no such matrix, or its latest version is damaged.</summary>
    public sealed record Missing : ReviewOutcome;

    /// <summary>The actor may not do this.</summary>
    public sealed record Refused : ReviewOutcome;

    /// <summary>The operation id belongs to another act, which was carried out before.</summary>
    public sealed record OperationUsed : ReviewOutcome;
}
