namespace ResponsibilityPortal.Web.Features.Accounts.Own;

/// <summary>A user's sign-in methods, as the user sees them.</summary>
/// <param name="HasPassword">Whether the user can sign in with a password and an authenticator app.</param>
/// <param name="RecoveryCodes">The number of unused recovery codes.</param>
public sealed record OwnCredentials(IReadOnlyList<OwnPasskey> Passkeys, bool HasPassword, int RecoveryCodes)
{
    /// <summary>Whether only one sign-in method is left, which can't be removed.</summary>
    public bool IsLastWayIn => Passkeys.Count + (HasPassword ? 1 : 0) <= 1;
}
