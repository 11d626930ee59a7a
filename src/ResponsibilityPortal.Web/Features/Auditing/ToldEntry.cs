using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Store;

namespace ResponsibilityPortal.Web.Features.Auditing;

/// <summary>An entry of the log with what it says in words.</summary>
public sealed record ToldEntry(long Sequence, DateTimeOffset At, string Who, string Sentence, string Action, string Hash)
{
    internal static ToldEntry Of(StoredAuditEntry entry, string sentence) => new(entry.Sequence, entry.At, new Actor(entry.ActorId, entry.ActorName).Shown, sentence, entry.Action, entry.Hash);
}
