using System.Diagnostics;
using ResponsibilityPortal.Web.Features.Accounts.Credentials;

namespace ResponsibilityPortal.Web.Features.Accounts.Own;

/// <summary>Explains why a change of the user's own account was not made.</summary>
internal static class OwnWords
{
    /// <returns>The problem; null if the change was made, because the page then shows the result.</returns>
    public static string? ProblemOf(OwnOutcome outcome) =>
        outcome switch
        {
            OwnOutcome.Done => null,
            OwnOutcome.NotConfirmed => "Nothing was changed. Confirm your identity below, then try again.",
            OwnOutcome.Refused =>
                $"Nothing was changed. You need at least one sign-in method, and you can have at most {Enrolment.PasskeysMax} passkeys.",
            _ => throw new UnreachableException(),
        };
}
