namespace ResponsibilityPortal.Formats.CloudTerms;

/// <summary>The result of preparing a workbook for another program.</summary>
public abstract record CrosswalkOutcome
{
    private CrosswalkOutcome() { }

    public sealed record Ready(ControlCrosswalk Crosswalk) : CrosswalkOutcome;

    /// <summary>The matrix doesn't fit the format.</summary>
    /// <param name="Reason">Why, and what to do, in sentences.</param>
    public sealed record Unavailable(string Reason) : CrosswalkOutcome;
}
