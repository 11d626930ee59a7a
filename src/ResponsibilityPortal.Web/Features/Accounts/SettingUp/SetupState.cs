namespace ResponsibilityPortal.Web.Features.Accounts.SettingUp;

/// <summary>What a visit of the setup address finds.</summary>
public enum SetupState
{
    /// <summary>The token works: an administrator can be made.</summary>
    Open,

    /// <summary>There is no administrator yet, and the token does not work.</summary>
    Hidden,

    /// <summary>There is an administrator, and the token does not work.</summary>
    Gone,
}
