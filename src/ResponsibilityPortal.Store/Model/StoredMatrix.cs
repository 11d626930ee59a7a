using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Store.Model;

/// <summary>A matrix as the store knows it: a slug under which versions are published.</summary>
public sealed class StoredMatrix
{
    private StoredMatrix()
    {
    }

    /// <summary>Made by the application (UUIDv7), never by the database.</summary>
    public Guid Id { get; private set; }

    public string Slug { get; private set; } = "";

    /// <summary>Number of the latest version; the concurrency token of publishing.</summary>
    public int LatestVersion { get; private set; }

    /// <summary>Counts the changes of this row, and those of the rows and columns of its draft; the same token on every database.</summary>
    public int RowVersion { get; private set; }

    public static StoredMatrix Create(Matrix matrix) => new() { Id = Guid.CreateVersion7(), Slug = matrix.Slug };

    /// <summary>Notes that rows or columns of the draft were edited.</summary>
    public void Reshape() => RowVersion++;

    /// <summary>Notes that a version was published.</summary>
    public void MoveTo(int version)
    {
        LatestVersion = version;
        RowVersion++;
    }
}
