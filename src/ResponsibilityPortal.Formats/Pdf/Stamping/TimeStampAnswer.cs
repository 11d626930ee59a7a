namespace ResponsibilityPortal.Formats.Pdf.Stamping;

/// <summary>The result of a request for a time stamp.</summary>
public abstract record TimeStampAnswer
{
    private TimeStampAnswer() { }

    /// <param name="Stamp">The time stamp, DER-encoded and already checked.</param>
    public sealed record Granted(ReadOnlyMemory<byte> Stamp) : TimeStampAnswer;

    /// <param name="Reason">Why there is none, as a sentence.</param>
    public sealed record Refused(string Reason) : TimeStampAnswer
    {
        /// <summary>The network error, or null when the server responded.</summary>
        public Exception? Exception { get; init; }
    }
}
