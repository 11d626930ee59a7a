using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Store;

/// <summary>Identity's store over the portal's context. Nothing is saved by itself: the feature service saves it with its audit entry.</summary>
/// <remarks>
/// Recovery codes are kept as hashes only. They hold more than 112 bits, so a plain hash suffices (ASVS 5.0 v6.5.2).
/// </remarks>
public sealed class PersonStore : UserOnlyStore<StoredPerson, PortalDbContext, Guid>
{
    /// <summary>Under this name the base keeps what an authenticator app needs.</summary>
    public const string TokenProvider = "[AspNetUserStore]";

    /// <summary>The name of the key that an authenticator app and the portal share.</summary>
    public const string AppKey = "AuthenticatorKey";

    /// <summary>The name under which the base keeps its recovery codes, and counts them.</summary>
    internal const string RecoveryCodes = "RecoveryCodes";

    private const char Separator = ';';

    public PersonStore(PortalDbContext context, IdentityErrorDescriber? describer = null)
        : base(context, describer) => AutoSaveChanges = false;

    /// <remarks>
    /// The context has read or added the person in the same act and knows what has changed since. The base would attach the person
    /// anew, by which what the act has changed before would count as stored.
    /// </remarks>
    public override Task<IdentityResult> UpdateAsync(StoredPerson user, CancellationToken cancellationToken = default)
    {
        if (Context.Entry(user).State == EntityState.Detached)
        {
            throw new InvalidOperationException("A person is changed in the act that has read them.");
        }

        user.ConcurrencyStamp = Guid.NewGuid().ToString("D");
        return Task.FromResult(IdentityResult.Success);
    }

    public override Task ReplaceCodesAsync(StoredPerson user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(OneTimeToken.HashOf), cancellationToken);

    /// <remarks>The base writes the codes that are left through <see cref="ReplaceCodesAsync"/>, which would hash them once more.</remarks>
    public override async Task<bool> RedeemCodeAsync(StoredPerson user, string code, CancellationToken cancellationToken)
    {
        var hash = OneTimeToken.HashOf(code);
        var kept = await GetTokenAsync(user, TokenProvider, RecoveryCodes, cancellationToken) ?? "";
        var codes = kept.Split(Separator, StringSplitOptions.RemoveEmptyEntries);
        if (!codes.Contains(hash, StringComparer.Ordinal))
        {
            return false;
        }

        await SetTokenAsync(user, TokenProvider, RecoveryCodes, string.Join(Separator, codes.Where(candidate => candidate != hash)), cancellationToken);
        return true;
    }
}
