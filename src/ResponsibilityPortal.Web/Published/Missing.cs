using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Web.Published;

/// <summary>The pages for content that doesn't exist or can't be shown: what is wrong, and where to go next.</summary>
internal static class Missing
{
    /// <summary>How many matrices the page lists at most. The start page lists all of them.</summary>
    private const int ListedMaxCount = 10;

    /// <summary>Answers when no matrix of that name is in force.</summary>
    public static async Task<PageContent> MatrixAsync(PublishedMatrices matrices) =>
        NotFound(
            "There is no such matrix",
            "No responsibility matrix is published under this address.",
            null,
            matrices.All.Count() > ListedMaxCount
                ? []
                : await Task.WhenAll(matrices.All.Select(async versions => (versions.Matrix, await matrices.TitleAsync(versions))))
        );

    /// <summary>Answers when the first version of the matrix is announced and not yet in force.</summary>
    public static PageContent NotYet(PublishedVersions versions) =>
        NotFound(
            "This matrix is not yet in force",
            versions.All.Where(version => versions.WithdrawnAt(version) is null).Select(versions.InForceFrom).ToList()
                is { Count: > 0 } dates
                ? $"Its first version applies from {Wording.Moment(dates.Min())}."
                : "Its announced version was withdrawn.",
            null
        );

    /// <summary>Answers when the matrix has no version of that number.</summary>
    public static PageContent Version(PublishedVersions versions) =>
        NotFound("There is no such version", $"This matrix has {versions.NumbersInWords}.", versions.Matrix);

    /// <summary>Answers when the address names something that the version doesn't have.</summary>
    public static PageContent Page(PublishedVersions versions) =>
        NotFound(
            "There is no such page",
            "The matrix is here, but it has nothing under this address. The responsibility may have been renamed or retired. Search for "
                + "it here, or look in an earlier version.",
            versions.Matrix
        );

    /// <summary>The date in the address is not one.</summary>
    public static PageContent Day(PublishedVersions versions) =>
        NotFound("Invalid date", "Write the day as year-month-day, for example 2026-01-31.", versions.Matrix);

    /// <summary>Answers when no version was in force on the requested day.</summary>
    public static PageContent VersionOn(PublishedVersions versions, DateOnly day) =>
        NotFound(
            $"No version was in force on {Wording.Day(day)}",
            "The first version of this matrix has been in force since "
                + $"{Wording.Day(versions.All.Where(version => versions.WithdrawnAt(version) is null).Select(versions.InForceFrom).DefaultIfEmpty().Min())}.",
            versions.Matrix
        );

    /// <summary>Answers an unknown address.</summary>
    public static PageContent Address() => NotFound("There is nothing at this address", "The link may be mistyped or out of date.", null);

    /// <summary>Answers when the stored bytes of a version don't match its hashes.</summary>
    public static PageContent Damaged(PublishedVersions versions, MatrixVersion version) =>
        PageContent.Of<MessagePage>(
            (nameof(MessagePage.Title), $"Version {version.Number} is damaged"),
            (
                nameof(MessagePage.Message),
                $"The stored version {version.Number} of this matrix doesn't match the hash that it was published with, so it isn't "
                    + "shown. The operator of this portal can restore it from a backup. Other matrices and versions are not affected."
            ),
            (nameof(MessagePage.Matrix), versions.Matrix)
        ) with
        {
            StatusCode = StatusCodes.Status503ServiceUnavailable,
        };

    private static PageContent NotFound(
        string title,
        string message,
        string? matrix,
        IReadOnlyList<(string Slug, string Title)>? matrices = null
    ) =>
        PageContent.Of<MessagePage>(
            (nameof(MessagePage.Title), title),
            (nameof(MessagePage.Message), message),
            (nameof(MessagePage.Matrix), matrix),
            (nameof(MessagePage.Matrices), matrices ?? []),
            (nameof(MessagePage.OffersSearch), true)
        ) with
        {
            StatusCode = StatusCodes.Status404NotFound,
        };
}
