using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Web.Published;

/// <summary>Everything a reader page is made from.</summary>
/// <param name="Published">The version shown.</param>
/// <param name="Versions">All versions of the matrix.</param>
/// <param name="InForce">The version in force.</param>
/// <param name="IsPinned">Whether the address names the version, so that links stay in it.</param>
/// <param name="Filter">What the reader asked to see.</param>
/// <param name="Path">The values in the path of the address.</param>
public sealed record PageSource(
    PublishedMatrix Published,
    PublishedVersions Versions,
    MatrixVersion InForce,
    bool IsPinned,
    MatrixFilter Filter,
    RouteValueDictionary Path)
{
    /// <summary>What the page reads from the query besides the filter; null when there is nothing.</summary>
    public string? Option { get; init; }

    /// <summary>The addresses of pages of the same version.</summary>
    public required ReaderLinks Links { get; init; }

    /// <summary>The version number that links stay in, or null for the version in force.</summary>
    public int? Pinned => IsPinned ? Published.Version.Number : null;

    /// <summary>What the version shown changed, marked in its pages.</summary>
    public VersionMarks Marks { get; init; } = VersionMarks.None;

    /// <summary>The versions to come, which pages of the one in force tell of.</summary>
    public ValueList<Announcement> Announced { get; init; } = [];

    /// <summary>Whether this is a draft that the team previews: it is marked so, and cannot be cited or taken away.</summary>
    public bool IsDraft { get; init; }

    public string Slug => Published.Version.Matrix;
}
