using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Editing.Comments;

/// <summary>The outcome of a command about comments.</summary>
public abstract record CommentOutcome : IWriteOutcome<CommentOutcome>
{
    private CommentOutcome() { }

    public bool IsDone => this is Done;

    public static CommentOutcome From(Refusal refusal) => new NotDone(refusal);

    /// <summary>The command is done, now or earlier by the same operation.</summary>
    public sealed record Done : CommentOutcome;

    /// <summary>The command can't be carried out.</summary>
    /// <param name="Problem">What is wrong and what to do.</param>
    public sealed record Invalid(string Problem) : CommentOutcome;

    /// <summary>The command was refused for a reason that all commands share.</summary>
    public sealed record NotDone(Refusal Refusal) : CommentOutcome;
}
