namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>The result of a request for a report.</summary>
public abstract record ReportOutcome
{
    private ReportOutcome() { }

    /// <param name="Bytes">The finished file.</param>
    public sealed record Written(byte[] Bytes) : ReportOutcome;

    /// <summary>The report would exceed a limit.</summary>
    /// <param name="Reason">Which limit it would exceed, as a sentence.</param>
    public sealed record TooLarge(string Reason) : ReportOutcome;
}
