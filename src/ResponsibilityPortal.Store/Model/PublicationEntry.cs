using ResponsibilityPortal.Domain.Audit.Facts;

namespace ResponsibilityPortal.Store.Model;

/// <summary>The log entry that published a version.</summary>
/// <param name="Sequence">The sequence of the entry in the content stream.</param>
/// <param name="VersionHash">The version hash at that time; null when the entry is not in the form of this portal.</param>
public sealed record PublicationEntry(long Sequence, string? VersionHash)
{
    internal static PublicationEntry Of(long sequence, byte[] payload) =>
        new(
            sequence,
            AuditFacts.Find<AuditFact>(payload) switch
            {
                VersionPublished published => published.VersionHash,
                MatrixImported imported => imported.VersionHash,
                _ => null,
            }
        );
}
