using ResponsibilityPortal.Domain.Audit.Sentences;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Web.Features.Admin.Auditing;

/// <summary>Entries of the log on their way into a file.</summary>
/// <param name="Entries">The first first, read one by one as they are written.</param>
/// <param name="Sentence">Says what they say in words.</param>
public sealed record AuditExport(IAsyncEnumerable<StoredAuditEntry> Entries, EntrySentence Sentence);
