namespace ResponsibilityPortal.Web.Features.Editing.Comments;

/// <summary>What a command about comments came to.</summary>
public abstract record CommentOutcome
{
    private CommentOutcome()
    {
    }

    /// <summary>It is done, now or by the same operation before.</summary>
    public sealed record Done : CommentOutcome;

    /// <summary>It cannot be done as wished.</summary>
    /// <param name="Problem">What is wrong and what to do.</param>
    public sealed record Invalid(string Problem) : CommentOutcome;

    /// <summary>The actor may not comment.</summary>
    public sealed record Refused : CommentOutcome;
}
