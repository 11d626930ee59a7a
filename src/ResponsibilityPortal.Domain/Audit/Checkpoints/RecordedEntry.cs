namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>
/// An audit entry exactly as a store holds it, whatever has become of it there. Nothing is understood yet: a check that first
/// turned the columns into instants and identifiers would stumble over the very damage it looks for.
/// </summary>
/// <param name="Sequence">Less than 1 for what is no number.</param>
/// <param name="OperationId">In lower case, as the payload has it.</param>
public sealed record RecordedEntry(
    string Stream,
    long Sequence,
    string At,
    string ActorId,
    string ActorName,
    string Action,
    string Target,
    string OperationId,
    byte[] Payload,
    string PreviousHash,
    string Hash,
    string Algorithm)
{
    /// <summary>An entry as it is recorded, for checks before anything is stored.</summary>
    public static RecordedEntry Of(AuditEntry entry) => new(
        entry.Stream,
        entry.Sequence,
        Canonical.UtcInstant.Format(entry.At),
        entry.Actor.Id,
        entry.Actor.Name,
        entry.Action,
        entry.Target,
        entry.OperationId.ToString("D"),
        entry.Payload,
        entry.PreviousHash,
        entry.Hash,
        AuditEntry.Algorithm);
}
