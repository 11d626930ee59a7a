using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>
/// Checks one chain entry by entry and keeps no entries: sequence without gaps, previous hash, hash of the payload, known algorithm, and
/// columns that match the payload. Stops at the first wrong entry.
/// </summary>
/// <param name="start">The head that the first entry must continue: the genesis head, or an entry that was verified before.</param>
public sealed class ChainCheck(AuditHead start)
{
    private DateTimeOffset? _last;

    /// <summary>The last verified entry.</summary>
    public AuditHead Head { get; private set; } = start;

    /// <summary>The number of verified entries.</summary>
    public long Entries { get; private set; }

    /// <summary>The first problem; null while there is none.</summary>
    public IntegrityFinding? Fault { get; private set; }

    /// <summary>When the last verified entry was made; null before the first.</summary>
    public DateTimeOffset? LastAt => _last;

    /// <summary>Raised for an entry that is dated before the entry in front of it.</summary>
    public event Action<ClockStep>? ClockStepped;

    /// <summary>Checks the next entry. Call this in the order of the store.</summary>
    /// <param name="payload">The payload; null when the bytes are not a payload.</param>
    /// <returns>Whether the chain is intact up to and including this entry.</returns>
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

    /// <summary>Compares the end of the chain with the head that the store keeps.</summary>
    /// <param name="stored">Null when the store has no head for this stream.</param>
    public void Finish(AuditHead? stored)
    {
        if (Fault is not null || stored == Head)
        {
            return;
        }

        var sentence =
            stored is null ? "the store has no head for the chain."
            : stored.Sequence > Head.Sequence
                ? $"the chain ends with entry {Head.Sequence}, but the store's head names entry {stored.Sequence}: the last entries are "
                    + "missing."
            : stored.Sequence < Head.Sequence
                ? $"the store's head names entry {stored.Sequence}, but the chain continues to entry {Head.Sequence}."
            : "the store's head names a different hash for the last entry.";
        if (stored is not null || Head.Sequence > 0)
        {
            Fault = new IntegrityFinding(
                ProofPart.Chain,
                $"In {Head.Stream} {sentence}",
                Head.Stream,
                stored?.Sequence > Head.Sequence ? Head.Sequence + 1 : Head.Sequence
            );
        }
    }

    private IntegrityFinding FaultAt(long sequence, string sentence) =>
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
                ? $"it is missing; the next entry has the number {entry.Sequence}."
                : $"another entry with the number {entry.Sequence} is in its place.";
        }

        if (entry.Algorithm != AuditEntry.Algorithm)
        {
            return $"its hash uses an algorithm that this release does not know ('{entry.Algorithm}').";
        }

        if (entry.PreviousHash != Head.Hash)
        {
            return "it does not continue the entry before it: the previous hash is different.";
        }

        if (AuditEntry.HashOf(Head.Hash, entry.Payload) != entry.Hash)
        {
            return "its hash does not match its payload.";
        }

        if (payload is null)
        {
            return "its payload can't be read.";
        }

        return payload.FindContradiction(entry) is { } column ? $"the column for its {column} differs from the payload."
            : !UtcInstant.IsValid(entry.At) ? "its time is not in the form of the log."
            : null;
    }
}
