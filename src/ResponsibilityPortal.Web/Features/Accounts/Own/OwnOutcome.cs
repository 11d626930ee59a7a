namespace ResponsibilityPortal.Web.Features.Accounts.Own;

/// <summary>What a change of one's own account came to.</summary>
public abstract record OwnOutcome
{
    private OwnOutcome()
    {
    }

    /// <summary>It is done, and the user's other sessions have ended.</summary>
    /// <param name="RecoveryCodes">New ones, shown this once; empty when none were made.</param>
    public sealed record Done(IReadOnlyList<string> RecoveryCodes) : OwnOutcome;

    /// <summary>The user must first confirm who they are. Nothing was changed.</summary>
    public sealed record NotConfirmed : OwnOutcome;

    /// <summary>It cannot be done: the last way to sign in stays, and there is a limit to passkeys.</summary>
    public sealed record Refused : OwnOutcome;
}
