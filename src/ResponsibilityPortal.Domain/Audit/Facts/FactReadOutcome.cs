namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>The result of reading an entry of the log.</summary>
public abstract record FactReadOutcome
{
    private FactReadOutcome() { }

    /// <param name="Reason">The actor's reason; null when they gave none.</param>
    public sealed record Known(AuditFact Fact, string? Reason) : FactReadOutcome;

    /// <summary>The entry is of a kind that this release doesn't know.</summary>
    public sealed record Unknown(string Action, string Target, string? Reason) : FactReadOutcome;

    /// <summary>The entry doesn't have the form in which the portal writes entries of its kind.</summary>
    /// <param name="Problem">What is wrong, as a sentence.</param>
    public sealed record Malformed(string Problem) : FactReadOutcome;
}
