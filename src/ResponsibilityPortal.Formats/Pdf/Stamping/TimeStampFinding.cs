namespace ResponsibilityPortal.Formats.Pdf.Stamping;

/// <summary>What a time stamp proves.</summary>
public abstract record TimeStampFinding
{
    private TimeStampFinding()
    {
    }

    /// <summary>What was stamped existed at a time, according to a server that is trusted.</summary>
    /// <param name="At">The time that the server names.</param>
    /// <param name="Latest">The latest time that it can have been, by the accuracy that the server claims.</param>
    /// <param name="By">The subject of the server's certificate.</param>
    public sealed record Proven(DateTimeOffset At, DateTimeOffset Latest, string By) : TimeStampFinding;

    /// <summary>It is whole, but nothing trusted vouches for who made it: anyone can make one with any time.</summary>
    public sealed record NotTrusted(DateTimeOffset At, string By) : TimeStampFinding;

    /// <param name="Reason">Why it is no time stamp of this signature, as a sentence.</param>
    public sealed record Damaged(string Reason) : TimeStampFinding;
}
