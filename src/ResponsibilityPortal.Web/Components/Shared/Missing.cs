using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Publishing;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Components.Shared;

/// <summary>The answers for what is not there or not fit to be shown: what is wrong, and a way on.</summary>
internal static class Missing
{
    /// <summary>No matrix of that name is in force.</summary>
    public static PageContent Matrix(IEnumerable<PublishedVersions> known) => NotFound(
        "There is no such matrix",
        "No responsibility matrix is published under this address.",
        null,
        [.. known.Select(versions => versions.Matrix)]);

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
        $"The first version of this matrix has been in force since {Wording.Day(versions.Records[0].Version.InForceFrom)}.",
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

    /// <summary>The roles of the reader do not reach this address.</summary>
    public static PageContent Right(Roles needed) => Of(
        StatusCodes.Status403Forbidden,
        "Your account may not do this",
        $"This page is for people with the role {string.Join(" or ", RoleNames.In(needed).Select(RoleNames.Of))}. An administrator of this portal can give it to you.");

    /// <summary>Signing in makes no sense where anybody on the way can read along.</summary>
    public static PageContent SecureTransport() => Of(
        StatusCodes.Status403Forbidden,
        "Signing in needs HTTPS",
        "This page was opened over plain HTTP under a name that is not this machine. Passwords could be read on the way, and browsers would not keep you signed in. Open the portal under its https address. If a proxy in front of it speaks HTTPS, it must send X-Forwarded-Proto, and its address must stand in Portal:TrustedProxies.");

    /// <summary>A one-time link that does not work.</summary>
    public static PageContent Link() => Of(
        StatusCodes.Status410Gone,
        "This link does not work any longer",
        "Each link works once and for a limited time. Ask whoever gave it to you for a new one.");

    /// <summary>The setup link was used, or the portal has an administrator already.</summary>
    public static PageContent Setup() => Of(
        StatusCodes.Status410Gone,
        "This portal has been set up",
        "There is an administrator already. If nobody can sign in any longer, stop the portal and run its command \"admin reset\": it prints a new link.");

    /// <summary>Too many tries in a short time.</summary>
    public static PageContent TooManyTries() => Of(
        StatusCodes.Status429TooManyRequests,
        "Too many tries",
        "Wait a minute, then try again.");

    private static PageContent Of(int status, string title, string message) => PageContent.Of<MessagePage>(
        (nameof(MessagePage.Title), title), (nameof(MessagePage.Message), message)) with
    {
        StatusCode = status,
    };

    private static PageContent NotFound(string title, string message, string? matrix, IReadOnlyList<string>? matrices = null) => PageContent.Of<MessagePage>(
        (nameof(MessagePage.Title), title),
        (nameof(MessagePage.Message), message),
        (nameof(MessagePage.Matrix), matrix),
        (nameof(MessagePage.Matrices), matrices ?? [])) with
    {
        StatusCode = StatusCodes.Status404NotFound,
    };
}
