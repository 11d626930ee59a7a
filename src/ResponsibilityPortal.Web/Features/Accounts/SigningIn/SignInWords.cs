using System.Diagnostics;

namespace ResponsibilityPortal.Web.Features.Accounts.SigningIn;

/// <summary>Says why somebody is not signed in.</summary>
internal static class SignInWords
{
    /// <returns>Null when the page goes on: they are signed in, or the code of the app comes next.</returns>
    public static string? ProblemOf(SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.Started or SignInOutcome.NeedsCode => null,
        SignInOutcome.TooMany => "There were too many attempts. Wait a minute, then try again.",
        SignInOutcome.Expired => "That took too long, or was sent twice. Start again.",
        SignInOutcome.Refused => "That did not work. Look at what you typed; after several failures in a row the account waits a few minutes.",
        _ => throw new UnreachableException(),
    };
}
