using ResponsibilityPortal.Domain.Audit.Sentences;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Web.Features.Admin.Auditing;

/// <summary>Entries of the log to write to a file.</summary>
/// <param name="Entries">The entries, the oldest first, read one by one while they are written.</param>
/// <param name="Sentence">Returns an entry in words.</param>
public sealed record AuditExport(IAsyncEnumerable<StoredAuditEntry> Entries, EntrySentence Sentence);
