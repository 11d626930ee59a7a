using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Store.Model;

/// <summary>A comment of the team about a row or a cell. It is stored next to the matrix, never in it.</summary>
public sealed class StoredComment
{
    public const int TextMaxLength = 4_000;

    private StoredComment() { }

    public Guid Id { get; private set; }

    public Guid MatrixId { get; private set; }

    /// <summary>The slug of the row.</summary>
    public string Responsibility { get; private set; } = "";

    /// <summary>The slug of the column; null for a comment about the whole row.</summary>
    public string? HostingModel { get; private set; }

    public string Text { get; private set; } = "";

    public DateTimeOffset WrittenAt { get; private set; }

    public string AuthorId { get; private set; } = "";

    public string AuthorName { get; private set; } = "";

    public DateTimeOffset? ResolvedAt { get; private set; }

    public string? ResolvedById { get; private set; }

    public string? ResolvedByName { get; private set; }

    public static StoredComment Create(
        StoredMatrix matrix,
        string responsibility,
        string? hostingModel,
        string text,
        Actor author,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            MatrixId = matrix.Id,
            Responsibility = responsibility,
            HostingModel = hostingModel,
            Text = text,
            WrittenAt = now,
            AuthorId = author.Id,
            AuthorName = author.Name,
        };

    /// <summary>Resolves the comment.</summary>
    public void Resolve(Actor by, DateTimeOffset now) => (ResolvedAt, ResolvedById, ResolvedByName) = (now, by.Id, by.Name);

    /// <summary>Reopens the comment.</summary>
    public void Reopen() => (ResolvedAt, ResolvedById, ResolvedByName) = (null, null, null);
}
