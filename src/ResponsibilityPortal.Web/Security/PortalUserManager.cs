using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Web.Security;

/// <summary>Identity's manager for users.</summary>
public sealed class PortalUserManager(
    IUserStore<StoredUser> store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<StoredUser> hasher,
    IEnumerable<IUserValidator<StoredUser>> userValidators,
    IEnumerable<IPasswordValidator<StoredUser>> passwordValidators,
    ILookupNormalizer normalizer,
    IdentityErrorDescriber errors,
    IServiceProvider services,
    ILogger<UserManager<StoredUser>> logger
) : UserManager<StoredUser>(store, options, hasher, userValidators, passwordValidators, normalizer, errors, services, logger)
{
    private const string CodeAlphabet = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int CodeGroups = 5;
    private const int CodeGroupLength = 5;

    /// <summary>Saves the key that the user's authenticator app has proven to hold.</summary>
    public Task SetAuthenticatorKeyAsync(StoredUser user, string key) =>
        SetAuthenticationTokenAsync(user, PortalUserStore.TokenProvider, PortalUserStore.AppKey, key);

    /// <summary>Removes the key of the user's authenticator app, if there is one.</summary>
    public Task<IdentityResult> RemoveAuthenticatorKeyAsync(StoredUser user) =>
        RemoveAuthenticationTokenAsync(user, PortalUserStore.TokenProvider, PortalUserStore.AppKey);

    /// <summary>Replaces the password. The caller that hashed it has checked the rules.</summary>
    public async Task<IdentityResult> SetPasswordHashAsync(StoredUser user, string hash)
    {
        user.PasswordHash = hash;
        return await UpdateSecurityStampAsync(user);
    }

    /// <summary>Normalizes a recovery code: case, spaces and missing hyphens don't matter.</summary>
    public static string RecoveryCodeOf(string typed) =>
        string.Join(
            '-',
            typed.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant).Chunk(CodeGroupLength).Select(group => new string(group))
        );

    /// <summary>Makes a code of 125 random bits in groups that can be read aloud. Identity's own codes have about 45 bits.</summary>
    protected override string CreateTwoFactorRecoveryCode() =>
        string.Join('-', Enumerable.Range(0, CodeGroups).Select(_ => RandomNumberGenerator.GetString(CodeAlphabet, CodeGroupLength)));
}
