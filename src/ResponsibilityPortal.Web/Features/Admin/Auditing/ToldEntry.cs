using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Web.Features.Admin.Auditing;

/// <summary>An entry of the log with what it says in words.</summary>
/// <param name="Operation">Entries of one operation were recorded together.</param>
public sealed record ToldEntry(long Sequence, DateTimeOffset At, string Who, string Sentence, string Action, string Hash, Guid Operation)
{
    /// <summary>How many older entries of the same operation are left out after this one.</summary>
    public int Further { get; init; }

    internal static ToldEntry Of(StoredAuditEntry entry, string sentence) =>
        new(entry.Sequence, entry.At, new Actor(entry.ActorId, entry.ActorName).Shown, sentence, entry.Action, entry.Hash, entry.OperationId);
}
