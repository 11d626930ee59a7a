using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;

namespace ResponsibilityPortal.Store.Model;

/// <summary>The stored credentials of users, in the digests that the log records.</summary>
public static class StoredCredentials
{
    /// <summary>Reads the credentials of a user from the database, without unsaved changes of the context.</summary>
    public static async Task<CredentialDigests> ReadAsync(PortalDbContext context, StoredUser user, CancellationToken cancellationToken) =>
        Of(
            user,
            await context.UserTokens.AsNoTracking().Where(token => token.UserId == user.Id).ToListAsync(cancellationToken),
            await context.UserPasskeys.AsNoTracking().Where(passkey => passkey.UserId == user.Id).ToListAsync(cancellationToken)
        );

    /// <param name="tokens">The user's authenticator app and recovery codes, as Identity stores them.</param>
    public static CredentialDigests Of(
        StoredUser user,
        IEnumerable<IdentityUserToken<Guid>> tokens,
        IEnumerable<IdentityUserPasskey<Guid>> passkeys
    )
    {
        var owner = user.Id.ToString("D");
        var kept = tokens.Where(IsKnown).ToDictionary(token => token.Name, token => token.Value, StringComparer.Ordinal);
        var keys = passkeys
            .Select(passkey => $"{Convert.ToHexStringLower(passkey.CredentialId)} {Convert.ToHexStringLower(passkey.Data.PublicKey)}")
            .Order(StringComparer.Ordinal);
        return new CredentialDigests(
            DigestOf("password", user.PasswordHash),
            DigestOf("app", kept.GetValueOrDefault(PortalUserStore.AppKey)),
            DigestOf("recovery-codes", kept.GetValueOrDefault(PortalUserStore.RecoveryCodes)),
            DigestOf("passkeys", string.Join('\n', keys)),
            user.LastCodeStep
        );

        string? DigestOf(string kind, string? stored) => SecretDigest.Of(kind, owner, string.IsNullOrEmpty(stored) ? null : stored);
    }

    /// <summary>Returns whether a value is one of those that the portal stores for its users.</summary>
    public static bool IsKnown(IdentityUserToken<Guid> token) =>
        token.LoginProvider == PortalUserStore.TokenProvider && token.Name is PortalUserStore.AppKey or PortalUserStore.RecoveryCodes;
}
