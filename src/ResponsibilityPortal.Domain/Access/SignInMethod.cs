namespace ResponsibilityPortal.Domain.Access;

/// <summary>How a user signed in.</summary>
public enum SignInMethod
{
    Passkey,

    /// <summary>A password, and a code of an authenticator app.</summary>
    App,

    /// <summary>A password, and a recovery code instead of the app.</summary>
    RecoveryCode,
}
