namespace ResponsibilityPortal.Web.Features.Accounts.Own;

/// <summary>The outcome when a signed-in user confirms their identity.</summary>
public enum IdentityCheckOutcome
{
    /// <summary>The session is confirmed from now on.</summary>
    Confirmed,

    /// <summary>The passkey, password or code is wrong. The outcome doesn't say what was wrong.</summary>
    Refused,

    /// <summary>There were too many attempts in a short time.</summary>
    TooMany,
}
