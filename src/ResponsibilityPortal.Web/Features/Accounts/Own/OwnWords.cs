using System.Diagnostics;
using ResponsibilityPortal.Web.Features.Accounts.Credentials;

namespace ResponsibilityPortal.Web.Features.Accounts.Own;

/// <summary>Says why a change of one's own account was not made.</summary>
internal static class OwnWords
{
    /// <returns>Null when it was made: the page itself shows it.</returns>
    public static string? ProblemOf(OwnOutcome outcome) => outcome switch
    {
        OwnOutcome.Done => null,
        OwnOutcome.NotConfirmed => "Nothing was changed. Confirm below that it is you, then do it again.",
        OwnOutcome.Refused => $"That could not be done: one way to sign in must remain, and there can be {Enrolment.PasskeysMax} passkeys at most.",
        _ => throw new UnreachableException(),
    };
}
