namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>
/// The budget for reading one file. All readers of the file and all attempts share one budget, so that a file can't be expensive several
/// times over. A file that exceeds it is refused with a reason. When the time limit has passed, the token ends the work.
/// </summary>
public sealed class ReadingBudget
{
    private readonly CancellationToken _cancellationToken;
    private readonly long _inflatedMaxBytes;
    private long _inflated;
    private int _values;
    private int _packed;

    /// <summary>Creates the budget for an untrusted file.</summary>
    public ReadingBudget(CancellationToken cancellationToken)
        : this(ReadingLimits.InflatedMaxBytes, cancellationToken) { }

    private ReadingBudget(long inflatedMaxBytes, CancellationToken cancellationToken) =>
        (_inflatedMaxBytes, _cancellationToken) = (inflatedMaxBytes, cancellationToken);

    /// <summary>Whether the budget was exceeded. Further attempts are pointless then.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>The number of bytes inflated so far, and of the compressed bytes they came from.</summary>
    public long InflatedBytes => _inflated;

    /// <summary>The number of bytes read as values so far, including those that turned out not to be values.</summary>
    public long ParsedBytes { get; private set; }

    /// <summary>Returns the budget for a file that this writer has just made.</summary>
    internal static ReadingBudget ForOwnFile(CancellationToken cancellationToken) =>
        new(ReadingLimits.OwnInflatedMaxBytes, cancellationToken);

    /// <exception cref="UnreadablePdfException">The budget is exceeded.</exception>
    internal void ChargeInflated(int bytes)
    {
        ThrowIfLate();
        _inflated += bytes;
        if (_inflated > _inflatedMaxBytes)
        {
            throw Spent($"Its streams hold more than {_inflatedMaxBytes / (1_024 * 1_024)} MB.");
        }
    }

    /// <summary>Charges packed objects before they are listed.</summary>
    /// <exception cref="UnreadablePdfException">There are too many.</exception>
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

    /// <exception cref="OperationCanceledException">The time limit has passed, or the client has disconnected.</exception>
    internal void ThrowIfLate() => _cancellationToken.ThrowIfCancellationRequested();

    private UnreadablePdfException Spent(string sentence)
    {
        IsSpent = true;
        return new UnreadablePdfException(sentence);
    }
}
