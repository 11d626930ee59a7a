using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Web.Published;

/// <summary>Everything that a reader page is made from.</summary>
/// <param name="Published">The version shown.</param>
/// <param name="Versions">All versions of the matrix.</param>
/// <param name="InForce">The version in force.</param>
/// <param name="IsPinned">Whether the address names the version, so that links keep it.</param>
/// <param name="Filter">What the reader selected.</param>
/// <param name="Path">The values in the path of the address.</param>
public sealed record PageSource(
    PublishedMatrix Published,
    PublishedVersions Versions,
    MatrixVersion InForce,
    bool IsPinned,
    MatrixFilter Filter,
    RouteValueDictionary Path
)
{
    /// <summary>What the page reads from the query besides the filter. Null when there is nothing.</summary>
    public string? Option { get; init; }

    /// <summary>The addresses of pages of the same version.</summary>
    public required ReaderLinks Links { get; init; }

    /// <summary>The version number that links keep. Null for the version in force.</summary>
    public int? Pinned => IsPinned ? Published.Version.Number : null;

    /// <summary>What the shown version changed, marked in its pages.</summary>
    public VersionMarks Marks { get; init; } = VersionMarks.None;

    /// <summary>The announced versions, which pages of the version in force mention.</summary>
    public ValueList<Announcement> Announced { get; init; } = [];

    /// <summary>Whether this is a preview of a draft. It is marked as a draft and can't be cited or exported.</summary>
    public bool IsDraft { get; init; }

    /// <summary>The deployment that the reader chose. Null when none is chosen, or the version has none of its hosting models.</summary>
    public Deployment? Deployment => Published.Matrix.Deployments.FirstOrDefault(deployment => deployment.Slug == Filter.Deployment);

    /// <summary>Marks the texts of the matrix.</summary>
    public MatrixLanguage Language { get; } = MatrixLanguage.Of(Published.Matrix);

    public string Slug => Published.Version.Matrix;
}
