using Microsoft.AspNetCore.Identity;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Features.Accounts.Credentials;
using ResponsibilityPortal.Web.Features.Accounts.SigningIn;
using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Accounts.Own;

/// <summary>
/// Lets a signed-in user confirm their identity with a passkey, or with a password and a code. The session is then confirmed for some
/// minutes.
/// </summary>
public sealed class IdentityCheck(AccountActs accounts, SignInLimits limits, Seals seals, PasswordHashing hashing)
{
    private static readonly TimeSpan PasskeyLifetime = TimeSpan.FromMinutes(15);

    private readonly Seal _passkeys = seals.For("confirming passkey", PasskeyLifetime);

    /// <summary>Returns whether a session was confirmed in the last minutes.</summary>
    public async Task<bool> IsConfirmedAsync(SignedIn who, CancellationToken cancellationToken)
    {
        await using var store = accounts.Open();
        return await store.Sessions.FindAsync([who.SessionId], cancellationToken) is { } session
            && await ConfirmedSessions.IsConfirmedAsync(store, session, accounts.Now, cancellationToken);
    }

    /// <summary>Returns what a browser needs to use one of the user's own passkeys.</summary>
    public async Task<PasskeyOffer> OfferPasskeyAsync(HttpContext context, SignedIn who)
    {
        var person = await accounts.LookAsync(manager => manager.FindByIdAsync(who.UserId.ToString("D")));
        var result = await context
            .RequestServices.GetRequiredService<IPasskeyHandler<StoredUser>>()
            .MakeRequestOptionsAsync(person, context);
        return new PasskeyOffer(result.RequestOptionsJson, _passkeys.Close(result.AssertionState ?? ""));
    }

    public async Task<IdentityCheckOutcome> WithPasskeyAsync(HttpContext context, SignedIn who, string? seal, string? credential)
    {
        if (!await AllowsAsync(context, who))
        {
            return IdentityCheckOutcome.TooMany;
        }

        if (credential is null || _passkeys.Open(seal) is not { } state || !await _passkeys.TryUseAsync(state, context.RequestAborted))
        {
            return IdentityCheckOutcome.Refused;
        }

        var result = await Factors.AssertAsync(context, credential, state);
        return await accounts.RunAsync(
            async act =>
            {
                var person = await act.Store.Users.FindAsync([who.UserId], context.RequestAborted);
                var cause =
                    result.User is { Id: var id } && id != who.UserId
                        ? SignInCauses.PasskeyOfAnotherAccount
                        : await Factors.AcceptPasskeyAsync(act, person, result);
                return cause is null
                    ? await ConfirmAsync(act, context, who, person!, SignInMethod.Passkey)
                    : await RefuseAsync(act, context, person, cause);
            },
            context.RequestAborted
        );
    }

    public async Task<IdentityCheckOutcome> WithPasswordAsync(HttpContext context, SignedIn who, string password, string? code)
    {
        if (!await AllowsAsync(context, who))
        {
            return IdentityCheckOutcome.TooMany;
        }

        if (password.Length > PasswordRules.MaxLength)
        {
            return IdentityCheckOutcome.Refused;
        }

        // Hashing is slow on purpose. Hash before the write, because a write blocks all other writers.
        var known = await accounts.LookAsync(manager => manager.FindByIdAsync(who.UserId.ToString("D")));
        if (await hashing.IsOfAsync(known, password, context.RequestAborted) is not { } fits)
        {
            return IdentityCheckOutcome.TooMany;
        }

        return await accounts.RunAsync(act => CheckPasswordAsync(act, context, who, known, fits, code), context.RequestAborted);
    }

    /// <param name="known">The user as read before the write.</param>
    /// <param name="fits">Whether the password is correct for that user.</param>
    private static async Task<IdentityCheckOutcome> CheckPasswordAsync(
        AccountAct act,
        HttpContext context,
        SignedIn who,
        StoredUser? known,
        bool fits,
        string? code
    )
    {
        var person = await act.Store.Users.FindAsync([who.UserId], context.RequestAborted);
        if (person?.IsActive(act.Now) != true || !person.TwoFactorEnabled || await act.Manager.IsLockedOutAsync(person))
        {
            return await RefuseAsync(act, context, person, SignInCauses.AccountInactive);
        }

        if (!fits || person.PasswordHash is null || person.PasswordHash != known?.PasswordHash)
        {
            return await FailAsync(act, context, person, SignInCauses.WrongPassword);
        }

        if (await Factors.AcceptCodeAsync(act, person, code) is not { } method)
        {
            return await FailAsync(act, context, person, SignInCauses.WrongCode);
        }

        await act.Manager.ResetAccessFailedCountAsync(person);
        return await ConfirmAsync(act, context, who, person, method);
    }

    private async Task<bool> AllowsAsync(HttpContext context, SignedIn who) =>
        await limits.AllowAddressAsync(ClientNetwork.AddressOf(context), context.RequestAborted)
        && await limits.AllowConfirmationAsync(who.UserId, context.RequestAborted);

    private static async Task<IdentityCheckOutcome> ConfirmAsync(
        AccountAct act,
        HttpContext context,
        SignedIn who,
        StoredUser person,
        SignInMethod method
    )
    {
        var credentials = await act.DigestAsync(person, context.RequestAborted);
        await act.RecordAccessAsync(
            new SessionConfirmed(who.UserId, who.SessionId, SignInMethodNames.Of(method), ClientNetwork.AddressOf(context), credentials),
            new Change(who.Actor, Guid.NewGuid(), null),
            context.RequestAborted
        );
        act.Keep();
        return IdentityCheckOutcome.Confirmed;
    }

    private static async Task<IdentityCheckOutcome> FailAsync(AccountAct act, HttpContext context, StoredUser person, string cause)
    {
        await Factors.FailAsync(act, person, cause, ClientNetwork.AddressOf(context), context.RequestAborted);
        return IdentityCheckOutcome.Refused;
    }

    private static async Task<IdentityCheckOutcome> RefuseAsync(AccountAct act, HttpContext context, StoredUser? person, string cause)
    {
        await Factors.RefuseAsync(act, person, cause, ClientNetwork.AddressOf(context), context.RequestAborted);
        return IdentityCheckOutcome.Refused;
    }
}
