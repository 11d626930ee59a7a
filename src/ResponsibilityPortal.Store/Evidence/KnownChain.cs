using System.Data.Common;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;

namespace ResponsibilityPortal.Store.Evidence;

/// <summary>What is known of a chain that is to be replaced: by the store, as far as that can be read, and by the checkpoints over it.</summary>
internal sealed class KnownChain
{
    private readonly string _stream;
    private readonly StoreEvidence? _store;
    private readonly List<AuditHead> _signed;
    private readonly long _stored;

    /// <param name="store">Null when it cannot be read.</param>
    public KnownChain(string stream, StoreEvidence? store, CheckpointFile checkpoints)
    {
        (_stream, _store) = (stream, store);
        _signed = [.. checkpoints.Checkpoints.Select(signed => signed.Checkpoint.HeadOf(stream)).Where(head => head.Sequence > 0)];
        _stored = Ask(evidence => evidence.HeadOf(stream)?.Sequence) ?? 0;
        End = _signed.Select(head => head.Sequence).Append(_stored).Max();
    }

    /// <summary>The number of the last entry; 0 for none.</summary>
    public long End { get; }

    /// <summary>The last entry that a copy has as well. Where nothing speaks against it, the shorter of the two is the beginning of the other.</summary>
    /// <param name="copyEnd">The last entry of the copy.</param>
    public long CommonWith(StoreEvidence copy, long copyEnd)
    {
        var (agreed, others) = _signed.Where(head => head.Sequence <= copyEnd).Aggregate((Agreed: 0L, Others: false), (found, head) =>
            copy.HashOf(_stream, head.Sequence) == head.Hash ? (Math.Max(found.Agreed, head.Sequence), found.Others) : (found.Agreed, true));
        var compared = Math.Min(_stored, copyEnd);
        return others || IsOther(copy, compared) ? Math.Max(agreed, LastSame(copy, compared)) : Math.Min(End, copyEnd);
    }

    /// <summary>Two chains that differ in one entry differ in all that follow.</summary>
    private long LastSame(StoreEvidence copy, long end)
    {
        var (same, behind) = (0L, end + 1);
        while (behind - same > 1)
        {
            var middle = (same + behind) / 2;
            (same, behind) = IsOther(copy, middle) ? (same, middle) : (middle, behind);
        }

        return same;
    }

    /// <summary>Whether both have an entry of that number, and not the same.</summary>
    private bool IsOther(StoreEvidence copy, long sequence) =>
        copy.HashOf(_stream, sequence) is { } hash && Ask(evidence => evidence.HashOf(_stream, sequence)) is { } stored && stored != hash;

    private T? Ask<T>(Func<StoreEvidence, T?> question)
    {
        try
        {
            return _store is null ? default : question(_store);
        }
        catch (DbException)
        {
            // What cannot be read is not known.
            return default;
        }
    }
}
