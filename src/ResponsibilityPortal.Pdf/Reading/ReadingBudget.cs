namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>
/// What reading one file may cost. All readers of the file and all attempts at it share one budget, so that a file can't be expensive
/// several times over. What goes beyond it is refused in words; when time is up, the token ends the work.
/// </summary>
public sealed class ReadingBudget
{
    private readonly CancellationToken _cancellationToken;
    private readonly long _inflatedMaxBytes;
    private long _inflated;
    private int _values;
    private int _packed;

    /// <summary>The budget for a file from a stranger.</summary>
    public ReadingBudget(CancellationToken cancellationToken)
        : this(ReadingLimits.InflatedMaxBytes, cancellationToken)
    {
    }

    private ReadingBudget(long inflatedMaxBytes, CancellationToken cancellationToken) =>
        (_inflatedMaxBytes, _cancellationToken) = (inflatedMaxBytes, cancellationToken);

    /// <summary>Whether something was refused because of it. Further attempts are pointless then.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>The number of bytes inflated so far, and of the compressed bytes they came from.</summary>
    public long InflatedBytes => _inflated;

    /// <summary>The number of bytes read as values so far, including those that turned out not to be values.</summary>
    public long ParsedBytes { get; private set; }

    /// <summary>The budget for a file that this writer has just made.</summary>
    internal static ReadingBudget ForOwnFile(CancellationToken cancellationToken) => new(ReadingLimits.OwnInflatedMaxBytes, cancellationToken);

    /// <exception cref="UnreadablePdfException">That is too much.</exception>
    internal void ChargeInflated(int bytes)
    {
        ThrowIfLate();
        _inflated += bytes;
        if (_inflated > _inflatedMaxBytes)
        {
            throw Spent($"Its streams hold more than {_inflatedMaxBytes / (1_024 * 1_024)} MB.");
        }
    }

    /// <summary>Charges objects that are packed together, before there is a list of them.</summary>
    /// <exception cref="UnreadablePdfException">Those are too many.</exception>
    internal void ChargePacked(int objects)
    {
        _packed += Math.Min(objects, ReadingLimits.PackedMaxCount + 1);
        if (_packed > ReadingLimits.PackedMaxCount)
        {
            throw Spent($"It holds more than {ReadingLimits.PackedMaxCount} packed objects.");
        }
    }

    /// <summary>Charges what was read as a value.</summary>
    internal void ChargeParsed(int bytes, int values) => (ParsedBytes, _values) = (ParsedBytes + bytes, _values + values);

    /// <exception cref="UnreadablePdfException">Too much was read as values already.</exception>
    internal void ThrowIfParsedOut()
    {
        ThrowIfLate();
        if (ParsedBytes > ReadingLimits.ParsedMaxBytes)
        {
            throw Spent("Its objects overlap.");
        }

        if (_values > ReadingLimits.FileValuesMaxCount)
        {
            throw Spent($"It holds more than {ReadingLimits.FileValuesMaxCount} values.");
        }
    }

    /// <exception cref="OperationCanceledException">Time is up, or nobody waits for the answer any more.</exception>
    internal void ThrowIfLate() => _cancellationToken.ThrowIfCancellationRequested();

    private UnreadablePdfException Spent(string sentence)
    {
        IsSpent = true;
        return new UnreadablePdfException(sentence);
    }
}
