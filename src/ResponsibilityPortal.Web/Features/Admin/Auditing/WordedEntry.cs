using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Web.Features.Admin.Auditing;

/// <summary>An entry of the log, with its sentence.</summary>
/// <param name="Operation">The operation ID. Entries with the same ID were recorded together.</param>
public sealed record WordedEntry(long Sequence, DateTimeOffset At, string Who, string Sentence, string Action, string Hash, Guid Operation)
{
    /// <summary>The number of older entries of the same operation that are omitted after this one.</summary>
    public int Further { get; init; }

    internal static WordedEntry Of(StoredAuditEntry entry, string sentence) =>
        new(
            entry.Sequence,
            entry.At,
            new Actor(entry.ActorId, entry.ActorName).Shown,
            sentence,
            entry.Action,
            entry.Hash,
            entry.OperationId
        );
}
