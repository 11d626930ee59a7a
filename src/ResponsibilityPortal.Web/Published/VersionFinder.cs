using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Web.Published;

/// <summary>Finds the version that a program asks for. Only published versions are found.</summary>
public sealed class VersionFinder(PublishedMatrices matrices, TimeProvider clock)
{
    /// <summary>The longest name that a message repeats.</summary>
    private const int NameMaxLength = 80;

    /// <summary>The slugs of the matrices that have a version in force.</summary>
    public ValueList<string> Known
    {
        get
        {
            var now = clock.GetUtcNow();
            return matrices.All.Where(versions => versions.InForceAt(now) is not null).Select(versions => versions.Matrix).ToValueList();
        }
    }

    /// <summary>Finds a version without reading its content.</summary>
    /// <param name="matrix">Slug. Null for the only matrix of the portal.</param>
    /// <param name="number">Null for the version in force.</param>
    public VersionLookup Find(string? matrix, int? number = null)
    {
        if (matrix is null)
        {
            return Known is [var only] ? Find(only, number) : VersionLookup.NoChoice(Known);
        }

        if (matrices.Find(matrix) is not { } versions)
        {
            return VersionLookup.NoMatrix(NameOf(matrix), Known);
        }

        if (versions.InForceAt(clock.GetUtcNow()) is not { } inForce)
        {
            return VersionLookup.NotYet(versions);
        }

        return (number is { } named ? versions.Find(named) : inForce) is { } version
            ? new VersionLookup.Found(versions, inForce, version)
            : VersionLookup.NoVersion(versions);
    }

    /// <summary>Reads the content of a version. Returns null when the stored version is damaged.</summary>
    public async Task<ShownVersion?> LoadAsync(VersionLookup.Found found) =>
        await matrices.LoadAsync(found.Version) is VersionContent.Intact(var published)
            ? new ShownVersion(published, found.Versions, found.InForce)
            : null;

    private static string NameOf(string matrix)
    {
        var name = VisibleText.Of(matrix);
        return $"“{(name.Length <= NameMaxLength ? name : $"{name[..NameMaxLength]}…")}”";
    }
}
