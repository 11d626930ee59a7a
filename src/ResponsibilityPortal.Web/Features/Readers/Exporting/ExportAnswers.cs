using System.Globalization;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>Returns the pages that are sent when there is no export. They say what is wrong and what to do next.</summary>
internal static class ExportAnswers
{
    /// <summary>Returns the page for an address that requests something that does not exist.</summary>
    public static PageContent NotUnderstood(string matrix, string problem) =>
        Of(StatusCodes.Status400BadRequest, "This export cannot be made", problem, matrix);

    /// <summary>Returns the page for changes since a version that is damaged and can't be compared.</summary>
    public static PageContent Damaged(MatrixVersion version) =>
        Of(
            StatusCodes.Status503ServiceUnavailable,
            $"Version {version.Number} is damaged",
            $"This export lists what changed since version {version.Number}, and the stored version {version.Number} of this matrix does "
                + "not match the hash it was published with. An export without it would be incomplete, so there is none. The operator "
                + "of this portal can restore it from a backup.",
            version.Matrix
        );

    public static PageContent TooLarge(string matrix, string reason) =>
        Of(
            StatusCodes.Status422UnprocessableEntity,
            "This export is too large",
            $"{reason} Ask for less: filter by domain, party or column, or list the changes since a later version. The JSON export "
                + "always contains everything.",
            matrix
        );

    /// <summary>Returns the page for a format that needs something that the matrix lacks.</summary>
    public static PageContent Unfit(string matrix, string reason) =>
        Of(StatusCodes.Status422UnprocessableEntity, "This matrix doesn’t fit the format", reason, matrix);

    public static PageContent Unsigned(string matrix, string reason) =>
        Of(StatusCodes.Status503ServiceUnavailable, "This export cannot be signed", reason, matrix);

    public static PageContent Unproven(string matrix) =>
        Of(
            StatusCodes.Status503ServiceUnavailable,
            "This export cannot be proven yet",
            "The portal has not been able to sign a checkpoint of its log over the publication of this version, and no PDF is given away "
                + "without it. The operator of this portal finds the reason in its log.",
            matrix
        );

    /// <summary>Returns the page for a full queue: many readers request exports at the same time.</summary>
    public static PageContent Busy(string matrix) =>
        Of(
            StatusCodes.Status503ServiceUnavailable,
            "Too many exports at once",
            "The queue of exports is full. Try again in a few seconds.",
            matrix
        );

    /// <summary>Returns the page for a client that requests more exports than its share.</summary>
    public static PageContent TooOften(string matrix) =>
        Of(
            StatusCodes.Status429TooManyRequests,
            "Too many exports from your network",
            $"Each network can have {ExportLimit.AtOncePerClient} PDF files made at once and {ExportLimit.PerMinuteAndClient} a minute. "
                + "Wait a minute, then try again.",
            matrix
        );

    /// <summary>Returns the page for a client that requests more files at the same time than its share.</summary>
    /// <param name="most">The number of files that it can request at the same time.</param>
    public static PageContent TooManyAtOnce(string matrix, int most) =>
        Of(
            StatusCodes.Status429TooManyRequests,
            "Too many exports from your network",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Exports are limited to {most} at once for each network. Wait until one of them is complete, then try again."
            ),
            matrix
        );

    private static PageContent Of(int status, string title, string message, string matrix) =>
        PageContent.Of<MessagePage>(
            (nameof(MessagePage.Title), title),
            (nameof(MessagePage.Message), message),
            (nameof(MessagePage.Matrix), matrix)
        ) with
        {
            StatusCode = status,
        };
}
