using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Web.Security;

/// <summary>Identity's manager for people.</summary>
public sealed class PersonManager(
    IUserStore<StoredPerson> store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<StoredPerson> hasher,
    IEnumerable<IUserValidator<StoredPerson>> userValidators,
    IEnumerable<IPasswordValidator<StoredPerson>> passwordValidators,
    ILookupNormalizer normalizer,
    IdentityErrorDescriber errors,
    IServiceProvider services,
    ILogger<UserManager<StoredPerson>> logger)
    : UserManager<StoredPerson>(store, options, hasher, userValidators, passwordValidators, normalizer, errors, services, logger)
{
    private const string CodeAlphabet = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int CodeGroups = 5;
    private const int CodeGroupLength = 5;

    /// <summary>Keeps the key that the person's app has proven to hold.</summary>
    public Task SetAuthenticatorKeyAsync(StoredPerson person, string key) =>
        SetAuthenticationTokenAsync(person, PersonStore.TokenProvider, PersonStore.AppKey, key);

    /// <summary>Forgets the key of the person's app, if there is one.</summary>
    public Task<IdentityResult> RemoveAuthenticatorKeyAsync(StoredPerson person) =>
        RemoveAuthenticationTokenAsync(person, PersonStore.TokenProvider, PersonStore.AppKey);

    /// <summary>Puts a password in place of an earlier one. Whoever hashed it has looked at the rules.</summary>
    public async Task<IdentityResult> SetPasswordHashAsync(StoredPerson person, string hash)
    {
        person.PasswordHash = hash;
        return await UpdateSecurityStampAsync(person);
    }

    /// <summary>The code that a user means: case, spaces and missing hyphens do not matter.</summary>
    public static string RecoveryCodeOf(string typed) => string.Join('-', typed
        .Where(char.IsAsciiLetterOrDigit)
        .Select(char.ToLowerInvariant)
        .Chunk(CodeGroupLength)
        .Select(group => new string(group)));

    /// <summary>125 random bits in groups that can be read aloud; Identity's own have about 45.</summary>
    protected override string CreateTwoFactorRecoveryCode() => string.Join('-', Enumerable.Range(0, CodeGroups)
        .Select(_ => RandomNumberGenerator.GetString(CodeAlphabet, CodeGroupLength)));
}
