using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Web.Published;

/// <summary>The answers for what is not there or not fit to be shown: what is wrong, and a way on.</summary>
internal static class Missing
{
    /// <summary>More matrices than this are not listed; the start page has them all.</summary>
    private const int ListedMaxCount = 10;

    /// <summary>No matrix of that name is in force.</summary>
    public static async Task<PageContent> MatrixAsync(PublishedMatrices matrices) => NotFound(
        "There is no such matrix",
        "No responsibility matrix is published under this address.",
        null,
        matrices.All.Count() > ListedMaxCount ? [] : await Task.WhenAll(matrices.All.Select(async versions => (versions.Matrix, await matrices.TitleAsync(versions)))));

    /// <summary>The first version of the matrix is announced and does not hold yet.</summary>
    public static PageContent NotYet(PublishedVersions versions) => NotFound(
        "This matrix is not yet in force",
        versions.All.Where(version => versions.WithdrawnAt(version) is null).Select(versions.InForceFrom).ToList() is { Count: > 0 } dates
            ? $"Its first version applies from {Wording.Moment(dates.Min())}."
            : "Its announced version was withdrawn.",
        null);

    /// <summary>The matrix has no version of that number.</summary>
    public static PageContent Version(PublishedVersions versions) => NotFound(
        "There is no such version",
        $"This matrix has the versions 1 to {versions.Latest.Number}.",
        versions.Matrix);

    /// <summary>The address names something the version does not have.</summary>
    public static PageContent Page(PublishedVersions versions) => NotFound(
        "There is no such page",
        "The matrix is here, but it has nothing under this address. The row may have been renamed or retired; search for it in the matrix, or look in an earlier version.",
        versions.Matrix);

    /// <summary>What was given as a day is none.</summary>
    public static PageContent Day(PublishedVersions versions) => NotFound(
        "That is not a day",
        "Write the day as year-month-day, for example 2026-01-31.",
        versions.Matrix);

    /// <summary>No version held on the day asked for.</summary>
    public static PageContent VersionOn(PublishedVersions versions, DateOnly day) => NotFound(
        $"No version was in force on {Wording.Day(day)}",
        $"The first version of this matrix has been in force since {Wording.Day(versions.All.Where(version => versions.WithdrawnAt(version) is null).Select(versions.InForceFrom).DefaultIfEmpty().Min())}.",
        versions.Matrix);

    /// <summary>The address means nothing to the portal.</summary>
    public static PageContent Address() => NotFound(
        "There is nothing at this address",
        "The link may be mistyped or out of date.",
        null);

    /// <summary>The stored bytes of a version do not match its hashes.</summary>
    public static PageContent Damaged(PublishedVersions versions, MatrixVersion version) => PageContent.Of<MessagePage>(
        (nameof(MessagePage.Title), $"Version {version.Number} is damaged"),
        (nameof(MessagePage.Message), $"The stored version {version.Number} of this matrix does not match the hash it was published with, so it is not shown. The operator of this portal can restore it from a backup. Other matrices and versions are not affected."),
        (nameof(MessagePage.Matrix), versions.Matrix)) with
    {
        StatusCode = StatusCodes.Status503ServiceUnavailable,
    };

    private static PageContent NotFound(string title, string message, string? matrix, IReadOnlyList<(string Slug, string Title)>? matrices = null) => PageContent.Of<MessagePage>(
        (nameof(MessagePage.Title), title),
        (nameof(MessagePage.Message), message),
        (nameof(MessagePage.Matrix), matrix),
        (nameof(MessagePage.Matrices), matrices ?? [])) with
    {
        StatusCode = StatusCodes.Status404NotFound,
    };
}
