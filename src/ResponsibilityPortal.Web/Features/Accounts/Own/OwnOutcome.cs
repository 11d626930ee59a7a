namespace ResponsibilityPortal.Web.Features.Accounts.Own;

/// <summary>The outcome of a change that users make to their own sign-in methods.</summary>
public abstract record OwnOutcome
{
    private OwnOutcome() { }

    /// <summary>The change is saved, and the user's other sessions have ended.</summary>
    /// <param name="RecoveryCodes">New recovery codes, shown only once; empty if the change created none.</param>
    public sealed record Done(IReadOnlyList<string> RecoveryCodes) : OwnOutcome;

    /// <summary>The user must first confirm their identity. Nothing was changed.</summary>
    public sealed record NotConfirmed : OwnOutcome;

    /// <summary>The change isn't possible: the last sign-in method can't be removed, and the number of passkeys is limited.</summary>
    public sealed record Refused : OwnOutcome;
}
