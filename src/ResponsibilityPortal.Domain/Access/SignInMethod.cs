namespace ResponsibilityPortal.Domain.Access;

/// <summary>What a user signed in with.</summary>
public enum SignInMethod
{
    Passkey,

    /// <summary>A password, and a code of an authenticator app.</summary>
    App,

    /// <summary>A password, and a recovery code in place of the app.</summary>
    RecoveryCode,
}
