namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>The result of adding answers to a workbook.</summary>
public abstract record WorkbookAnswersOutcome
{
    private WorkbookAnswersOutcome() { }

    /// <param name="File">The workbook with the answers.</param>
    public sealed record Added(byte[] File) : WorkbookAnswersOutcome;

    /// <param name="Problem">Why there is no workbook with answers, and what to do.</param>
    public sealed record Refused(string Problem) : WorkbookAnswersOutcome;
}
