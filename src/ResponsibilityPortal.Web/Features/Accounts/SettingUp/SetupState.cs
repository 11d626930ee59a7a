namespace ResponsibilityPortal.Web.Features.Accounts.SettingUp;

/// <summary>The state of a setup link.</summary>
public enum SetupState
{
    /// <summary>The token works: its user can become an administrator.</summary>
    Open,

    /// <summary>There is no administrator yet, and the token does not work.</summary>
    Hidden,

    /// <summary>There is an administrator, and the token does not work.</summary>
    Gone,
}
