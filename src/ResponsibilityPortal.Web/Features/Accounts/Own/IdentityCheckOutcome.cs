namespace ResponsibilityPortal.Web.Features.Accounts.Own;

/// <summary>What came of asking a signed-in user once more who they are.</summary>
public enum IdentityCheckOutcome
{
    /// <summary>The session counts as confirmed from now on.</summary>
    Confirmed,

    /// <summary>What was shown does not fit, whatever was wrong.</summary>
    Refused,

    /// <summary>Too many attempts in a short time.</summary>
    TooMany,
}
