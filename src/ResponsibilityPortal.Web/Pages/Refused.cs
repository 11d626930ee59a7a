using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Pages;

/// <summary>The pages for refused requests: why, and what to do.</summary>
internal static class Refused
{
    /// <summary>Answers a user whose roles don't allow the page.</summary>
    public static PageContent Right(Roles needed) =>
        Of(
            StatusCodes.Status403Forbidden,
            "You don't have access to this page",
            $"It needs {(RoleNames.In(needed).Count() == 1 ? "the role" : "one of the roles")} "
                + $"{string.Join(" or ", RoleNames.In(needed).Select(RoleNames.Of))}. Ask an administrator.",
            isSignedIn: true
        );

    /// <summary>Answers a sign-in over plain HTTP, where others on the network could read the password.</summary>
    public static PageContent SecureTransport() =>
        Of(
            StatusCodes.Status403Forbidden,
            "Signing in needs HTTPS",
            "You opened this page over plain HTTP from another machine. Others on the network could read your password, and browsers "
                + "wouldn't keep you signed in. Open the portal's https address. If a proxy provides HTTPS, it must send "
                + "X-Forwarded-Proto and X-Forwarded-For, and its address must be in Portal:TrustedProxies."
        );

    /// <summary>Answers a one-time link that doesn't work.</summary>
    public static PageContent Link() =>
        Of(
            StatusCodes.Status410Gone,
            "This link no longer works",
            "Each link works once and for a limited time. Ask the administrator who sent it to you for a new one."
        );

    /// <summary>Answers a setup link that was used, or a portal that already has an administrator.</summary>
    public static PageContent Setup() =>
        Of(
            StatusCodes.Status410Gone,
            "This portal has been set up",
            "It already has an administrator. If no administrator can sign in, stop the portal and run the command \"admin reset\". It "
                + "prints a new setup link."
        );

    /// <summary>Answers a form that can't be accepted: expired, from another site or account, or too large.</summary>
    public static PageContent Form(int status) =>
        Of(
            status,
            "This form has expired or can't be accepted",
            "The form was open for too long, belongs to another account that was signed in here, or is too large. Nothing was changed. "
                + "Go back, reload the page, and send the form again."
        );

    /// <summary>The address doesn't take the method of the request.</summary>
    public static PageContent Method() =>
        Of(
            StatusCodes.Status405MethodNotAllowed,
            "This address can only be read",
            "Nothing was changed. Open the address in a browser, or use the links and forms of its page."
        );

    /// <summary>The address is too long.</summary>
    public static PageContent Address() =>
        Of(
            StatusCodes.Status414UriTooLong,
            "This address is too long",
            "An address can have about 8,000 characters. Search for fewer words, or look up fewer controls at once."
        );

    /// <summary>Other writes kept the store busy for too long.</summary>
    public static PageContent Busy() =>
        Of(
            StatusCodes.Status503ServiceUnavailable,
            "The portal is busy",
            "Other changes were being saved, and yours couldn't be saved in time. Nothing was changed. Go back and try again in a few "
                + "seconds."
        );

    /// <summary>The instance is about to stop, and another one answers.</summary>
    public static PageContent Stopping() =>
        Of(
            StatusCodes.Status503ServiceUnavailable,
            "This page is moving to another server",
            "The server that answered you is about to stop. Reload the page in a few seconds, and another one answers."
        );

    /// <summary>The connection to the database was lost while a change was being saved.</summary>
    public static PageContent OutcomeUnknown() =>
        Of(
            StatusCodes.Status503ServiceUnavailable,
            "It isn't known whether this was saved",
            "The connection to the database was lost while your change was being saved. Wait a moment and look whether it was saved before "
                + "you try again."
        );

    /// <summary>Answers too many attempts in a short time.</summary>
    public static PageContent TooManyTries() =>
        Of(StatusCodes.Status429TooManyRequests, "Too many attempts", "Wait a minute, then try again.");

    private static PageContent Of(int status, string title, string message, bool isSignedIn = false) =>
        PageContent.Of<MessagePage>(
            (nameof(MessagePage.Title), title),
            (nameof(MessagePage.Message), message),
            (nameof(MessagePage.IsSignedIn), isSignedIn)
        ) with
        {
            StatusCode = status,
        };
}
