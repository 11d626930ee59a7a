namespace ResponsibilityPortal.Web.Reports;

/// <summary>What making a report again can come to.</summary>
public abstract record RemadeReport
{
    private RemadeReport()
    {
    }

    /// <param name="Bytes">The file that its address gives now.</param>
    public sealed record Made(byte[] Bytes) : RemadeReport;

    /// <param name="Reason">Why there is none, as a sentence.</param>
    public sealed record Impossible(string Reason) : RemadeReport;
}
