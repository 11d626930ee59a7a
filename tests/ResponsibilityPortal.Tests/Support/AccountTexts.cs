namespace ResponsibilityPortal.Tests.Support;

/// <summary>What several tests read or press on the account pages.</summary>
internal static class AccountTexts
{
    public const string RecoveryCodesHeading = "Save these recovery codes";
    public const string NewRecoveryCodes = "Create new recovery codes";
    public const string PasswordAndApp = "Use a password and an authenticator app";
    public const string SixDigits = "Enter the six digits";
    public const string PasskeySignIn = "Sign in with a passkey";
    public const string ConfirmByPassword = "Confirm with password and code";
    public const string SetUpAlready = "This portal has been set up";
    public const string SessionEnded = "Your session has ended.";
    public const string NothingHere = "There is nothing at this address";
}
