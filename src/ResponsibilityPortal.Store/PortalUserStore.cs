using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Store;

/// <summary>
/// Identity's user store on the portal's context. It never saves by itself: the feature service saves changes with their audit entry.
/// </summary>
/// <remarks>
/// Recovery codes are stored only as hashes. They have more than 112 bits, so a plain hash is enough (ASVS 5.0 v6.5.2).
/// </remarks>
public sealed class PortalUserStore : UserOnlyStore<StoredUser, PortalDbContext, Guid>
{
    /// <summary>The name under which the base class stores the data of an authenticator app.</summary>
    public const string TokenProvider = "[AspNetUserStore]";

    /// <summary>The name of the secret key of an authenticator app.</summary>
    public const string AppKey = "AuthenticatorKey";

    /// <summary>The name under which the base class stores and counts recovery codes.</summary>
    internal const string RecoveryCodes = "RecoveryCodes";

    private const char Separator = ';';

    public PortalUserStore(PortalDbContext context, IdentityErrorDescriber? describer = null)
        : base(context, describer) => AutoSaveChanges = false;

    /// <remarks>
    /// The context has read or added the user in the same operation and tracks the changes. The base class would attach the user again,
    /// and then earlier changes of the operation would count as stored.
    /// </remarks>
    public override Task<IdentityResult> UpdateAsync(StoredUser user, CancellationToken cancellationToken = default)
    {
        if (Context.Entry(user).State == EntityState.Detached)
        {
            throw new InvalidOperationException("Update a user in the operation that read them.");
        }

        user.ConcurrencyStamp = Guid.NewGuid().ToString("D");
        return Task.FromResult(IdentityResult.Success);
    }

    public override Task ReplaceCodesAsync(StoredUser user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(OneTimeToken.HashOf), cancellationToken);

    /// <remarks>
    /// The base class would write the remaining codes through <see cref="ReplaceCodesAsync"/>, which would hash them again.
    /// </remarks>
    public override async Task<bool> RedeemCodeAsync(StoredUser user, string code, CancellationToken cancellationToken)
    {
        var hash = OneTimeToken.HashOf(code);
        var kept = await GetTokenAsync(user, TokenProvider, RecoveryCodes, cancellationToken) ?? "";
        var codes = kept.Split(Separator, StringSplitOptions.RemoveEmptyEntries);
        if (!codes.Contains(hash, StringComparer.Ordinal))
        {
            return false;
        }

        await SetTokenAsync(
            user,
            TokenProvider,
            RecoveryCodes,
            string.Join(Separator, codes.Where(candidate => candidate != hash)),
            cancellationToken
        );
        return true;
    }
}
