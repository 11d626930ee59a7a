using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Readers.Reporting;

/// <summary>The outcome of a reader's report.</summary>
public abstract record ReportOutcome : IWriteOutcome<ReportOutcome>
{
    private ReportOutcome() { }

    public bool IsDone => this is Received;

    public static ReportOutcome From(Refusal refusal) => new NotDone(refusal);

    /// <summary>The report is stored, now or earlier by the same form.</summary>
    public sealed record Received : ReportOutcome;

    /// <summary>The form has to be changed.</summary>
    /// <param name="Problem">What is wrong and what to do.</param>
    public sealed record Invalid(string Problem) : ReportOutcome;

    /// <summary>The reader's network has sent as many reports as one may in a day.</summary>
    public sealed record TooMany : ReportOutcome;

    /// <summary>The matrix or the portal has as many reports as it can have.</summary>
    /// <param name="Reason">Which of both, in a sentence.</param>
    public sealed record Full(string Reason) : ReportOutcome;

    /// <summary>The report was refused for a reason that all commands share.</summary>
    public sealed record NotDone(Refusal Refusal) : ReportOutcome;
}
