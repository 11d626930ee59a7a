namespace ResponsibilityPortal.Formats.Pdf.Stamping;

/// <summary>What a time stamp proves.</summary>
public abstract record TimeStampFinding
{
    private TimeStampFinding() { }

    /// <summary>The stamped data existed at a time, according to a trusted server.</summary>
    /// <param name="At">The time that the server names.</param>
    /// <param name="Latest">The latest possible time, by the accuracy that the server claims.</param>
    /// <param name="By">The subject of the server's certificate.</param>
    public sealed record Proven(DateTimeOffset At, DateTimeOffset Latest, string By) : TimeStampFinding;

    /// <summary>The stamp is intact, but no trusted certificate vouches for its server: anyone can make a stamp with any time.</summary>
    public sealed record NotTrusted(DateTimeOffset At, string By) : TimeStampFinding;

    /// <param name="Reason">Why it isn't a time stamp of this signature, as a sentence.</param>
    public sealed record Damaged(string Reason) : TimeStampFinding;
}
