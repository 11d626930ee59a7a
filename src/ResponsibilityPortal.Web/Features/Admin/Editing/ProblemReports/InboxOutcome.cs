using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Editing.ProblemReports;

/// <summary>The outcome of a command about a problem report.</summary>
public abstract record InboxOutcome : IWriteOutcome<InboxOutcome>
{
    private InboxOutcome() { }

    public bool IsDone => this is Done;

    public static InboxOutcome From(Refusal refusal) => new NotDone(refusal);

    /// <summary>The command is done, now or earlier by the same operation.</summary>
    public sealed record Done : InboxOutcome;

    /// <summary>The command can't be carried out.</summary>
    /// <param name="Problem">What is wrong and what to do.</param>
    public sealed record Invalid(string Problem) : InboxOutcome;

    /// <summary>The command was refused for a reason that all commands share.</summary>
    public sealed record NotDone(Refusal Refusal) : InboxOutcome;
}
