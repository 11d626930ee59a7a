namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>
/// An audit entry exactly as a store contains it, even if it was altered there. Values are not parsed: a check that first converted columns
/// to instants and identifiers would fail on the damage that it looks for.
/// </summary>
/// <param name="Sequence">Less than 1 for a value that is not a number.</param>
/// <param name="OperationId">In lower case, as in the payload.</param>
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
    string Algorithm
)
{
    /// <summary>Converts an entry for checks before it is stored.</summary>
    public static RecordedEntry Of(AuditEntry entry) =>
        new(
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
            AuditEntry.Algorithm
        );
}
