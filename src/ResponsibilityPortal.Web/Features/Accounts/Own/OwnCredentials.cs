namespace ResponsibilityPortal.Web.Features.Accounts.Own;

/// <summary>A person's means of signing in, as the person sees them.</summary>
/// <param name="HasPassword">Whether password and authenticator app work.</param>
/// <param name="RecoveryCodes">How many are left.</param>
public sealed record OwnCredentials(IReadOnlyList<OwnPasskey> Passkeys, bool HasPassword, int RecoveryCodes)
{
    /// <summary>Whether nothing may be removed.</summary>
    public bool IsLastWayIn => Passkeys.Count + (HasPassword ? 1 : 0) <= 1;
}
