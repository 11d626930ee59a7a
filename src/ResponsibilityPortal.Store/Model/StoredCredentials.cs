using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;

namespace ResponsibilityPortal.Store.Model;

/// <summary>By what users can sign in, as the store says, in the digests that the log records.</summary>
public static class StoredCredentials
{
    /// <summary>Reads what the database says of a user. Changes that the context has not saved yet are not seen.</summary>
    public static async Task<CredentialDigests> ReadAsync(PortalDbContext context, StoredPerson person, CancellationToken cancellationToken) => Of(
        person,
        await context.UserTokens.AsNoTracking().Where(token => token.UserId == person.Id).ToListAsync(cancellationToken),
        await context.UserPasskeys.AsNoTracking().Where(passkey => passkey.UserId == person.Id).ToListAsync(cancellationToken));

    /// <param name="tokens">What Identity keeps for the user's app, and their recovery codes.</param>
    public static CredentialDigests Of(StoredPerson person, IEnumerable<IdentityUserToken<Guid>> tokens, IEnumerable<IdentityUserPasskey<Guid>> passkeys)
    {
        var owner = person.Id.ToString("D");
        var kept = tokens.Where(IsKnown).ToDictionary(token => token.Name, token => token.Value, StringComparer.Ordinal);
        var keys = passkeys
            .Select(passkey => $"{Convert.ToHexStringLower(passkey.CredentialId)} {Convert.ToHexStringLower(passkey.Data.PublicKey)}")
            .Order(StringComparer.Ordinal);
        return new CredentialDigests(
            DigestOf("password", person.PasswordHash),
            DigestOf("app", kept.GetValueOrDefault(PersonStore.AppKey)),
            DigestOf("recovery-codes", kept.GetValueOrDefault(PersonStore.RecoveryCodes)),
            DigestOf("passkeys", string.Join('\n', keys)),
            person.LastCodeStep);

        string? DigestOf(string kind, string? stored) => SecretDigest.Of(kind, owner, string.IsNullOrEmpty(stored) ? null : stored);
    }

    /// <summary>Whether it is one of the values that the portal keeps for its users.</summary>
    public static bool IsKnown(IdentityUserToken<Guid> token) =>
        token.LoginProvider == PersonStore.TokenProvider && token.Name is PersonStore.AppKey or PersonStore.RecoveryCodes;
}
