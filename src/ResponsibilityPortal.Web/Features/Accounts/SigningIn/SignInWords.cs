using System.Diagnostics;

namespace ResponsibilityPortal.Web.Features.Accounts.SigningIn;

/// <summary>Explains why a user isn't signed in.</summary>
internal static class SignInWords
{
    /// <returns>The problem; null if the user is signed in or must enter the code of the app next.</returns>
    public static string? ProblemOf(SignInOutcome outcome) =>
        outcome switch
        {
            SignInOutcome.Started or SignInOutcome.NeedsCode => null,
            SignInOutcome.TooMany => "Too many attempts. Wait a minute, then try again.",
            SignInOutcome.Expired => "This sign-in has expired or was sent twice. Start again.",
            SignInOutcome.Refused =>
                "That didn't work. Check what you typed. After several failed attempts the account is locked for a few minutes.",
            _ => throw new UnreachableException(),
        };
}
