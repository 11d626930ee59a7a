namespace ResponsibilityPortal.Web.Reports;

/// <summary>The result of regenerating a report.</summary>
public abstract record RegeneratedReport
{
    private RegeneratedReport() { }

    /// <param name="Bytes">The file that its address returns now.</param>
    public sealed record Made(byte[] Bytes) : RegeneratedReport;

    /// <param name="Reason">Why it can't be regenerated, as a sentence.</param>
    public sealed record Impossible(string Reason) : RegeneratedReport;
}
