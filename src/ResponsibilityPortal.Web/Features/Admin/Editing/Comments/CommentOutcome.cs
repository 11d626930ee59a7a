using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Editing.Comments;

/// <summary>What a command about comments came to.</summary>
public abstract record CommentOutcome : IWriteOutcome<CommentOutcome>
{
    private CommentOutcome()
    {
    }

    public bool IsDone => this is Done;

    public static CommentOutcome From(Refusal refusal) => new NotDone(refusal);

    /// <summary>It is done, now or by the same operation before.</summary>
    public sealed record Done : CommentOutcome;

    /// <summary>It cannot be done as wished.</summary>
    /// <param name="Problem">What is wrong and what to do.</param>
    public sealed record Invalid(string Problem) : CommentOutcome;

    /// <summary>The command was refused for a reason that all commands share.</summary>
    public sealed record NotDone(Refusal Refusal) : CommentOutcome;
}
