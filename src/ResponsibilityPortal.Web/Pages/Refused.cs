using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Pages;

/// <summary>The answers to whoever may not go on: why, and what to do.</summary>
internal static class Refused
{
    /// <summary>The roles of the reader do not reach this address.</summary>
    public static PageContent Right(Roles needed) => Of(
        StatusCodes.Status403Forbidden,
        "Your account may not do this",
        $"This page is for people with the role {string.Join(" or ", RoleNames.In(needed).Select(RoleNames.Of))}. An administrator of this portal can give it to you.",
        isSignedIn: true);

    /// <summary>Signing in makes no sense where anybody on the way can read along.</summary>
    public static PageContent SecureTransport() => Of(
        StatusCodes.Status403Forbidden,
        "Signing in needs HTTPS",
        "This page was opened over plain HTTP under a name that is not this machine. Passwords could be read on the way, and browsers would not keep you signed in. Open the portal under its https address. If a proxy in front of it speaks HTTPS, it must send X-Forwarded-Proto and X-Forwarded-For, and its address must stand in Portal:TrustedProxies.");

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

    /// <summary>A form that could not be taken: too old, from elsewhere, or too large.</summary>
    public static PageContent Form(int status) => Of(
        status,
        "This form could not be taken",
        "It stood open for too long, was made for somebody else who was signed in here, or is larger than any such form. Nothing was changed. Go back, load the page again, and send it once more.");

    /// <summary>Other writes kept the store busy for too long.</summary>
    public static PageContent Busy() => Of(
        StatusCodes.Status503ServiceUnavailable,
        "The portal is busy",
        "Other changes are being saved, and yours could not be saved in time. Nothing was changed. Go back and try again in a few seconds.");

    /// <summary>Too many tries in a short time.</summary>
    public static PageContent TooManyTries() => Of(
        StatusCodes.Status429TooManyRequests,
        "Too many tries",
        "Wait a minute, then try again.");

    private static PageContent Of(int status, string title, string message, bool isSignedIn = false) => PageContent.Of<MessagePage>(
        (nameof(MessagePage.Title), title),
        (nameof(MessagePage.Message), message),
        (nameof(MessagePage.IsSignedIn), isSignedIn)) with
    {
        StatusCode = status,
    };
}
