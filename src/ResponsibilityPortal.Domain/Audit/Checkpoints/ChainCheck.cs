using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>
/// Checks one chain entry by entry, without keeping any: sequence without holes, the previous hash, the hash over the payload,
/// the known algorithm, and columns that say what the payload says. It stops at the first entry that is wrong.
/// </summary>
/// <param name="start">What the first entry must continue: nothing, or an entry that was proven before.</param>
public sealed class ChainCheck(AuditHead start)
{
    private DateTimeOffset? _last;

    /// <summary>The last entry that is proven.</summary>
    public AuditHead Head { get; private set; } = start;

    /// <summary>How many entries are proven.</summary>
    public long Entries { get; private set; }

    /// <summary>The first thing wrong; null while nothing is.</summary>
    public ProofFault? Fault { get; private set; }

    /// <summary>When the last proven entry was made; null before the first.</summary>
    public DateTimeOffset? LastAt => _last;

    /// <summary>Raised for an entry whose time is before that of the one in front of it.</summary>
    public event Action<ClockStep>? ClockStepped;

    /// <summary>Takes the next entry, in the order of the store.</summary>
    /// <param name="payload">Its payload; null when the bytes are none.</param>
    /// <returns>Whether the chain is good up to and with this entry.</returns>
    public bool Take(RecordedEntry entry, EntryPayload? payload)
    {
        if (Fault is not null)
        {
            return false;
        }

        var expected = Head.Sequence + 1;
        if (FindFault(entry, payload, expected) is { } sentence)
        {
            Fault = FaultAt(expected, sentence);
            return false;
        }

        var at = UtcInstant.Parse(entry.At);
        if (_last is { } last && at < last - ClockStep.Tolerance)
        {
            ClockStepped?.Invoke(new ClockStep(Head.Stream, entry.Sequence, last, at));
        }

        (_last, Head) = (at, new AuditHead(Head.Stream, entry.Sequence, entry.Hash));
        Entries++;
        return true;
    }

    /// <summary>Compares the end of the chain with the head that the store keeps beside it.</summary>
    /// <param name="stored">Null when the store has none for this stream.</param>
    public void Finish(AuditHead? stored)
    {
        if (Fault is not null || stored == Head)
        {
            return;
        }

        var sentence = stored is null ? "the store has no head for the chain."
            : stored.Sequence > Head.Sequence ? $"the chain ends with entry {Head.Sequence}, but the store's head names entry {stored.Sequence}: the last entries are gone."
            : stored.Sequence < Head.Sequence ? $"the store's head names entry {stored.Sequence}, but the chain goes on to entry {Head.Sequence}."
            : "the store's head names another hash for the last entry.";
        if (stored is not null || Head.Sequence > 0)
        {
            Fault = new ProofFault(
                ProofPart.Chain, $"In {Head.Stream} {sentence}", Head.Stream, stored?.Sequence > Head.Sequence ? Head.Sequence + 1 : Head.Sequence);
        }
    }

    private ProofFault FaultAt(long sequence, string sentence) =>
        new(ProofPart.Chain, $"Entry {sequence} of {Head.Stream} is wrong: {sentence}", Head.Stream, sequence);

    private string? FindFault(RecordedEntry entry, EntryPayload? payload, long expected)
    {
        if (entry.Stream != Head.Stream)
        {
            return $"it belongs to another stream ('{entry.Stream}').";
        }

        if (entry.Sequence != expected)
        {
            return entry.Sequence > expected
                ? $"it is missing; the next entry there is has the number {entry.Sequence}."
                : $"another entry with the number {entry.Sequence} stands in its place.";
        }

        if (entry.Algorithm != AuditEntry.Algorithm)
        {
            return $"its hash is made in a way that this release does not know ('{entry.Algorithm}').";
        }

        if (entry.PreviousHash != Head.Hash)
        {
            return "it does not continue the entry before it: the previous hash is another one.";
        }

        if (AuditEntry.HashOf(Head.Hash, entry.Payload) != entry.Hash)
        {
            return "its hash does not belong to its payload.";
        }

        if (payload is null)
        {
            return "its payload is not readable.";
        }

        return payload.FindContradiction(entry) is { } column ? $"the column for its {column} does not say what the payload says."
            : !UtcInstant.IsValid(entry.At) ? "its time is not in the form of the log."
            : null;
    }
}
