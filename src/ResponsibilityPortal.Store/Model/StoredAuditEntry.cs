using ResponsibilityPortal.Domain.Audit;

namespace ResponsibilityPortal.Store.Model;

/// <summary>
/// An audit entry. The payload is authoritative; the columns next to it are for searching. Rows are added, never changed.
/// </summary>
public sealed class StoredAuditEntry
{
    public const int AlgorithmMaxLength = 32;

    private StoredAuditEntry() { }

    public string Stream { get; private set; } = "";

    public long Sequence { get; private set; }

    public DateTimeOffset At { get; private set; }

    public string ActorId { get; private set; } = "";

    public string ActorName { get; private set; } = "";

    public string Action { get; private set; } = "";

    public string Target { get; private set; } = "";

    public Guid OperationId { get; private set; }

    /// <summary>The exact canonical bytes that were hashed.</summary>
    public byte[] Payload { get; private set; } = [];

    public string PreviousHash { get; private set; } = "";

    public string Hash { get; private set; } = "";

    public string Algorithm { get; private set; } = "";

    public static StoredAuditEntry Create(AuditEntry entry) =>
        new()
        {
            Stream = entry.Stream,
            Sequence = entry.Sequence,
            At = entry.At,
            ActorId = entry.Actor.Id,
            ActorName = entry.Actor.Name,
            Action = entry.Action,
            Target = entry.Target,
            OperationId = entry.OperationId,
            Payload = entry.Payload,
            PreviousHash = entry.PreviousHash,
            Hash = entry.Hash,
            Algorithm = AuditEntry.Algorithm,
        };
}
