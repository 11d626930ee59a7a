using System.Data.Common;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;

namespace ResponsibilityPortal.Store.Evidence;

/// <summary>
/// What is known of a chain that is going to be replaced: from the store, as far as it can be read, and from its checkpoints.
/// </summary>
internal sealed class KnownChain
{
    private readonly string _stream;
    private readonly StoreEvidence? _store;
    private readonly List<AuditHead> _signed;
    private readonly long _stored;

    /// <param name="store">Null when it can't be read.</param>
    public KnownChain(string stream, StoreEvidence? store, CheckpointFile checkpoints)
    {
        (_stream, _store) = (stream, store);
        _signed = [.. checkpoints.Checkpoints.Select(signed => signed.Checkpoint.HeadOf(stream)).Where(head => head.Sequence > 0)];
        _stored = TryRead(evidence => evidence.HeadOf(stream)?.Sequence) ?? 0;
        End = _signed.Select(head => head.Sequence).Append(_stored).Max();
    }

    /// <summary>The sequence of the last entry; 0 for none.</summary>
    public long End { get; }

    /// <summary>
    /// Returns the last entry that a copy also has. Unless a difference is found, the shorter chain is the beginning of the other.
    /// </summary>
    /// <param name="copyEnd">The last entry of the copy.</param>
    public long CommonWith(StoreEvidence copy, long copyEnd)
    {
        var (agreed, others) = _signed
            .Where(head => head.Sequence <= copyEnd)
            .Aggregate(
                (Agreed: 0L, Others: false),
                (found, head) =>
                    copy.HashOf(_stream, head.Sequence) == head.Hash
                        ? (Math.Max(found.Agreed, head.Sequence), found.Others)
                        : (found.Agreed, true)
            );
        var compared = Math.Min(_stored, copyEnd);
        return others || Differs(copy, compared) ? Math.Max(agreed, LastSame(copy, compared)) : Math.Min(End, copyEnd);
    }

    /// <summary>Two chains that differ in one entry differ in all later ones.</summary>
    private long LastSame(StoreEvidence copy, long end)
    {
        var (same, behind) = (0L, end + 1);
        while (behind - same > 1)
        {
            var middle = (same + behind) / 2;
            (same, behind) = Differs(copy, middle) ? (same, middle) : (middle, behind);
        }

        return same;
    }

    /// <summary>Returns whether both have an entry with that sequence, and the entries differ.</summary>
    private bool Differs(StoreEvidence copy, long sequence) =>
        copy.HashOf(_stream, sequence) is { } hash
        && TryRead(evidence => evidence.HashOf(_stream, sequence)) is { } stored
        && stored != hash;

    private T? TryRead<T>(Func<StoreEvidence, T?> question)
    {
        try
        {
            return _store is null ? default : question(_store);
        }
        catch (DbException)
        {
            // An entry that can't be read is unknown.
            return default;
        }
    }
}
