using Microsoft.AspNetCore.Identity;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Features.Accounts.Credentials;
using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Accounts.SigningIn;

/// <summary>Signs users in with a passkey, or with a password and the code of their app. Records each attempt.</summary>
public sealed class SignIn(AccountActs accounts, Rights rights, SignInLimits limits, Seals seals, PasswordHashing hashing)
{
    /// <summary>The length of a user ID as text.</summary>
    private const int IdLength = 36;

    private static readonly TimeSpan PasskeyLifetime = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(5);

    private readonly Seal _passkeys = seals.For("passkey", PasskeyLifetime);
    private readonly Seal _people = seals.For("password step", CodeLifetime);

    /// <summary>Returns what a browser needs to use a passkey. The passkey can belong to any user.</summary>
    public async Task<PasskeyOffer> OfferPasskeyAsync(HttpContext context)
    {
        var result = await context.RequestServices.GetRequiredService<IPasskeyHandler<StoredUser>>().MakeRequestOptionsAsync(null, context);
        return new PasskeyOffer(result.RequestOptionsJson, _passkeys.Close(result.AssertionState ?? ""));
    }

    public async Task<SignInOutcome> WithPasskeyAsync(HttpContext context, string? seal, string? credential)
    {
        var (from, cancellation) = (ClientNetwork.AddressOf(context), context.RequestAborted);
        if (!await limits.AllowAddressAsync(from, cancellation))
        {
            return await TooManyAsync(from, cancellation);
        }

        if (credential is null || _passkeys.Open(seal) is not { } state || !await _passkeys.TryUseAsync(state, cancellation))
        {
            return await ExpiredAsync(from, cancellation);
        }

        var result = await Factors.AssertAsync(context, credential, state);
        var client = Client.Of(context);
        return await accounts.RunAsync(
            async act =>
            {
                var person = result.User is { Id: var id } ? await act.Store.Users.FindAsync([id], cancellation) : null;
                return await Factors.AcceptPasskeyAsync(act, person, result) is { } cause
                    ? await RefuseAsync(act, person, cause, from, cancellation)
                    : await StartAsync(act, person!, SignInMethod.Passkey, client, cancellation);
            },
            cancellation
        );
    }

    /// <summary>Checks the password: the first step.</summary>
    public async Task<SignInOutcome> WithPasswordAsync(HttpContext context, string email, string password)
    {
        var (from, cancellation) = (ClientNetwork.AddressOf(context), context.RequestAborted);
        if (email.Length > UserRules.EmailMaxLength || password.Length > PasswordRules.MaxLength)
        {
            // No account has an e-mail address or password of this length. So don't look up, hash or count anything by name.
            return await limits.AllowAddressAsync(from, cancellation)
                ? new SignInOutcome.Refused()
                : await TooManyAsync(from, cancellation);
        }

        if (!await limits.AllowAddressAsync(from, cancellation) || !await limits.AllowAccountAsync(email, cancellation))
        {
            return await TooManyAsync(from, cancellation);
        }

        // Hashing is slow on purpose. Hash before the write, because a write blocks all other writers.
        var known = await accounts.LookAsync(manager => manager.FindByEmailAsync(email));
        if (await hashing.IsOfAsync(known, password, cancellation) is not { } fits)
        {
            return await TooManyAsync(from, cancellation);
        }

        return await accounts.RunAsync<SignInOutcome>(
            async act =>
            {
                var person = known is null ? null : await act.Store.Users.FindAsync([known.Id], cancellation);
                if (person is null || !person.IsActive(act.Now) || !person.TwoFactorEnabled || await act.Manager.IsLockedOutAsync(person))
                {
                    var cause = person is null ? SignInCauses.NoSuchAccount : SignInCauses.AccountInactive;
                    return await RefuseAsync(act, person, cause, from, cancellation);
                }

                return fits && person.PasswordHash is { } hash && hash == known?.PasswordHash
                    ? new SignInOutcome.NeedsCode(_people.Close(PasswordStep(person)))
                    : await FailAsync(act, person, SignInCauses.WrongPassword, from, cancellation);
            },
            cancellation
        );
    }

    /// <summary>Checks the code of the app or a recovery code: the second step.</summary>
    public async Task<SignInOutcome> WithCodeAsync(HttpContext context, string? seal, string? code)
    {
        var (from, cancellation) = (ClientNetwork.AddressOf(context), context.RequestAborted);
        if (!await limits.AllowAddressAsync(from, cancellation))
        {
            return await TooManyAsync(from, cancellation);
        }

        if (_people.Open(seal) is not { } passwordStep || !Guid.TryParse(passwordStep.AsSpan(0, IdLength), out var id))
        {
            return await ExpiredAsync(from, cancellation);
        }

        var client = Client.Of(context);
        return await accounts.RunAsync(
            async act =>
            {
                var person = await act.Store.Users.FindAsync([id], cancellation);
                if (
                    person?.IsActive(act.Now) != true
                    || !person.TwoFactorEnabled
                    || passwordStep != PasswordStep(person)
                    || await act.Manager.IsLockedOutAsync(person)
                )
                {
                    return await RefuseAsync(act, person, SignInCauses.AccountInactive, from, cancellation);
                }

                return await Factors.AcceptCodeAsync(act, person, code) is { } method
                    ? await StartAsync(act, person, method, client, cancellation)
                    : await FailAsync(act, person, SignInCauses.WrongCode, from, cancellation);
            },
            cancellation
        );
    }

    /// <summary>Returns the proof of the password step. It becomes invalid when the user's credentials change.</summary>
    private static string PasswordStep(StoredUser person) => $"{person.Id:D}{person.SecurityStamp}";

    private async Task<SignInOutcome> TooManyAsync(string? from, CancellationToken cancellationToken)
    {
        await rights.RecordStrangerAsync(SignInCauses.TooManyAttempts, from, cancellationToken);
        return new SignInOutcome.TooMany();
    }

    private async Task<SignInOutcome> ExpiredAsync(string? from, CancellationToken cancellationToken)
    {
        await rights.RecordStrangerAsync(SignInCauses.FormExpired, from, cancellationToken);
        return new SignInOutcome.Expired();
    }

    private static async Task<SignInOutcome> StartAsync(
        AccountAct act,
        StoredUser person,
        SignInMethod method,
        Client client,
        CancellationToken cancellationToken
    )
    {
        if (method != SignInMethod.Passkey)
        {
            await act.Manager.ResetAccessFailedCountAsync(person);
        }

        var session = await Sessions.StartAsync(act, person, method, client, cancellationToken);
        act.Keep();
        return new SignInOutcome.Started(session.Id, person.Roles);
    }

    private static async Task<SignInOutcome> FailAsync(
        AccountAct act,
        StoredUser person,
        string cause,
        string? from,
        CancellationToken cancellationToken
    )
    {
        await Factors.FailAsync(act, person, cause, from, cancellationToken);
        return new SignInOutcome.Refused();
    }

    private static async Task<SignInOutcome> RefuseAsync(
        AccountAct act,
        StoredUser? person,
        string cause,
        string? from,
        CancellationToken cancellationToken
    )
    {
        await Factors.RefuseAsync(act, person, cause, from, cancellationToken);
        return new SignInOutcome.Refused();
    }
}
