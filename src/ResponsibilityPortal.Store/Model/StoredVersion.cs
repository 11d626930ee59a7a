using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Store.Model;

/// <summary>A published version: its record in columns, its content as the exact canonical bytes. Rows are added, never changed.</summary>
public sealed class StoredVersion
{
    private StoredVersion() { }

    public Guid Id { get; private set; }

    public Guid MatrixId { get; private set; }

    /// <summary>The slug of the matrix in the record.</summary>
    public string Matrix { get; private set; } = "";

    public int Number { get; private set; }

    public string ContentHash { get; private set; } = "";

    public string? PreviousVersionHash { get; private set; }

    public string VersionHash { get; private set; } = "";

    public DateTimeOffset PublishedAt { get; private set; }

    public DateTimeOffset InForceFrom { get; private set; }

    public string PublishedById { get; private set; } = "";

    public string PublishedByName { get; private set; } = "";

    public string? ApprovedById { get; private set; }

    public string? ApprovedByName { get; private set; }

    public string Message { get; private set; } = "";

    /// <summary>The uncompressed canonical bytes of the content.</summary>
    public byte[] Content { get; private set; } = [];

    public static StoredVersion Create(StoredMatrix matrix, MatrixVersion version, byte[] content) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            MatrixId = matrix.Id,
            Matrix = version.Matrix,
            Number = version.Number,
            ContentHash = version.ContentHash,
            PreviousVersionHash = version.PreviousVersionHash,
            VersionHash = version.VersionHash,
            PublishedAt = version.PublishedAt,
            InForceFrom = version.InForceFrom,
            PublishedById = version.PublishedBy.Id,
            PublishedByName = version.PublishedBy.Name,
            ApprovedById = version.ApprovedBy?.Id,
            ApprovedByName = version.ApprovedBy?.Name,
            Message = version.Message,
            Content = content,
        };
}
