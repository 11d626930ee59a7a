namespace ResponsibilityPortal.Formats.Pdf.Stamping;

/// <summary>What asking for a time stamp comes to.</summary>
public abstract record TimeStampAnswer
{
    private TimeStampAnswer()
    {
    }

    /// <param name="Stamp">The time stamp, DER-encoded. It was checked.</param>
    public sealed record Granted(ReadOnlyMemory<byte> Stamp) : TimeStampAnswer;

    /// <param name="Reason">Why there is none, as a sentence.</param>
    public sealed record Refused(string Reason) : TimeStampAnswer
    {
        /// <summary>What the network said; null when there was an answer.</summary>
        public Exception? Exception { get; init; }
    }
}
