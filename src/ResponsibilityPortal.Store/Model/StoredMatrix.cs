using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Store.Model;

/// <summary>A matrix in the store: a slug under which versions are published.</summary>
public sealed class StoredMatrix
{
    private StoredMatrix() { }

    /// <summary>Created by the application (UUIDv7), never by the database.</summary>
    public Guid Id { get; private set; }

    public string Slug { get; private set; } = "";

    /// <summary>The number of the latest version; the concurrency token of publishing.</summary>
    public int LatestVersion { get; private set; }

    /// <summary>Counts the changes of this row and of the structure of its draft; the same concurrency token on every database.</summary>
    public int RowVersion { get; private set; }

    public static StoredMatrix Create(Matrix matrix) => new() { Id = Guid.CreateVersion7(), Slug = matrix.Slug };

    /// <summary>Records that the structure of the draft was edited.</summary>
    public void Restructure() => RowVersion++;

    /// <summary>Records that a version was published.</summary>
    public void MoveTo(int version)
    {
        LatestVersion = version;
        RowVersion++;
    }
}
