using System.Linq.Expressions;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Store.Model;

/// <summary>A stored version without its content: the record, and the hash that was stored with it.</summary>
public sealed record VersionRecord(MatrixVersion Version, string StoredHash)
{
    /// <summary>Reads the record without loading the content.</summary>
    public static Expression<Func<StoredVersion, VersionRecord>> FromRow { get; } =
        row => new VersionRecord(
            new MatrixVersion
            {
                Matrix = row.Matrix,
                Number = row.Number,
                ContentHash = row.ContentHash,
                PreviousVersionHash = row.PreviousVersionHash,
                PublishedAt = row.PublishedAt,
                InForceFrom = row.InForceFrom,
                PublishedBy = new Actor(row.PublishedById, row.PublishedByName),
                ApprovedBy = row.ApprovedById == null ? null : new Actor(row.ApprovedById, row.ApprovedByName!),
                Message = row.Message,
            },
            row.VersionHash
        );

    /// <summary>Whether the record still has the hash it was published with.</summary>
    public bool IsIntact => Version.VersionHash == StoredHash;
}
