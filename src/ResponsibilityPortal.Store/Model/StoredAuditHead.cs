using ResponsibilityPortal.Domain.Audit;

namespace ResponsibilityPortal.Store.Model;

/// <summary>The head of an audit stream. Appending locks this row, so that two entries never continue the same one.</summary>
public sealed class StoredAuditHead
{
    private StoredAuditHead() { }

    public string Stream { get; private set; } = "";

    public long Sequence { get; private set; }

    public string Hash { get; private set; } = "";

    public static StoredAuditHead Create(AuditHead head) =>
        new()
        {
            Stream = head.Stream,
            Sequence = head.Sequence,
            Hash = head.Hash,
        };

    public AuditHead ToHead() => new(Stream, Sequence, Hash);

    public void MoveTo(AuditHead head) => (Sequence, Hash) = (head.Sequence, head.Hash);
}
