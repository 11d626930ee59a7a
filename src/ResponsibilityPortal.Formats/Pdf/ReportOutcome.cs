namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>What asking for a report can come to.</summary>
public abstract record ReportOutcome
{
    private ReportOutcome()
    {
    }

    /// <param name="Bytes">The finished file.</param>
    public sealed record Written(byte[] Bytes) : ReportOutcome;

    /// <summary>There is more to print than a report may hold.</summary>
    /// <param name="Reason">What there is too much of, as a sentence.</param>
    public sealed record TooLarge(string Reason) : ReportOutcome;
}
