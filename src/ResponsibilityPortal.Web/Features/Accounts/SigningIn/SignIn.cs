using Microsoft.AspNetCore.Identity;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Features.Accounts.Credentials;
using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Accounts.SigningIn;

/// <summary>Lets people in: by passkey, or by password and the code of their app. Each attempt is recorded.</summary>
public sealed class SignIn(AccountActs accounts, Rights rights, AttemptLimits limits, Seals seals, PasswordHashing hashing)
{

    /// <summary>A person's id as text.</summary>
    private const int IdLength = 36;

    private static readonly TimeSpan PasskeyLifetime = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(5);

    private readonly Seal _passkeys = seals.For("passkey", PasskeyLifetime);
    private readonly Seal _people = seals.For("password step", CodeLifetime);

    /// <summary>What a browser needs to show a passkey of anybody.</summary>
    public async Task<PasskeyOffer> OfferPasskeyAsync(HttpContext context)
    {
        var result = await context.RequestServices.GetRequiredService<IPasskeyHandler<StoredPerson>>().MakeRequestOptionsAsync(null, context);
        return new PasskeyOffer(result.RequestOptionsJson, _passkeys.Close(result.AssertionState ?? ""));
    }

    public async Task<SignInOutcome> WithPasskeyAsync(HttpContext context, string? seal, string? credential)
    {
        var (from, cancellation) = (ClientNetwork.AddressOf(context), context.RequestAborted);
        if (!limits.AllowAddress(from))
        {
            return await TooManyAsync(from, cancellation);
        }

        if (credential is null || _passkeys.Open(seal) is not { } state || !_passkeys.TryUse(state))
        {
            return await ExpiredAsync(from, cancellation);
        }

        var result = await Factors.AssertAsync(context, credential, state);
        var client = Client.Of(context);
        return await accounts.RunAsync(
            async act =>
            {
                var person = result.User is { Id: var id } ? await act.Store.People.FindAsync([id], cancellation) : null;
                return await Factors.AcceptPasskeyAsync(act, person, result) is { } cause
                    ? await RefuseAsync(act, person, cause, from, cancellation)
                    : await StartAsync(act, person!, SignInMethod.Passkey, client, cancellation);
            },
            cancellation);
    }

    /// <summary>The first step: the password.</summary>
    public async Task<SignInOutcome> WithPasswordAsync(HttpContext context, string email, string password)
    {
        var (from, cancellation) = (ClientNetwork.AddressOf(context), context.RequestAborted);
        if (email.Length > PersonRules.EmailMaxLength || password.Length > PasswordRules.MaxLength)
        {
            // No account has such an address or password; nothing of it is looked up, hashed or counted by name.
            return limits.AllowAddress(from) ? new SignInOutcome.Refused() : await TooManyAsync(from, cancellation);
        }

        if (!limits.AllowAddress(from) || !limits.AllowAccount(email))
        {
            return await TooManyAsync(from, cancellation);
        }

        // Hashing takes long on purpose, so it comes before the write, which holds up all other writers.
        var known = await accounts.LookAsync(manager => manager.FindByEmailAsync(email));
        if (await hashing.IsOfAsync(known, password, cancellation) is not { } fits)
        {
            return await TooManyAsync(from, cancellation);
        }

        return await accounts.RunAsync<SignInOutcome>(
            async act =>
            {
                var person = known is null ? null : await act.Store.People.FindAsync([known.Id], cancellation);
                if (person is null || !person.IsActive(act.Now) || !person.TwoFactorEnabled || await act.Manager.IsLockedOutAsync(person))
                {
                    return await RefuseAsync(act, person, person is null ? "no such account" : "account does not work", from, cancellation);
                }

                return fits && person.PasswordHash is { } hash && hash == known?.PasswordHash
                    ? new SignInOutcome.NeedsCode(_people.Close(PasswordStep(person)))
                    : await FailAsync(act, person, "password does not fit", from, cancellation);
            },
            cancellation);
    }

    /// <summary>The second step: the code of the app, or a recovery code.</summary>
    public async Task<SignInOutcome> WithCodeAsync(HttpContext context, string? seal, string? code)
    {
        var (from, cancellation) = (ClientNetwork.AddressOf(context), context.RequestAborted);
        if (!limits.AllowAddress(from))
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
                var person = await act.Store.People.FindAsync([id], cancellation);
                if (person?.IsActive(act.Now) != true || !person.TwoFactorEnabled || passwordStep != PasswordStep(person) || await act.Manager.IsLockedOutAsync(person))
                {
                    return await RefuseAsync(act, person, "account does not work", from, cancellation);
                }

                return await Factors.AcceptCodeAsync(act, person, code) is { } method
                    ? await StartAsync(act, person, method, client, cancellation)
                    : await FailAsync(act, person, "code does not fit", from, cancellation);
            },
            cancellation);
    }

    /// <summary>What proves the password step: it is worth nothing any longer once the person's credentials have changed.</summary>
    private static string PasswordStep(StoredPerson person) => $"{person.Id:D}{person.SecurityStamp}";

    private async Task<SignInOutcome> TooManyAsync(string? from, CancellationToken cancellationToken)
    {
        await rights.RecordStrangerAsync("too many attempts", from, cancellationToken);
        return new SignInOutcome.TooMany();
    }

    private async Task<SignInOutcome> ExpiredAsync(string? from, CancellationToken cancellationToken)
    {
        await rights.RecordStrangerAsync("form too old or sent twice", from, cancellationToken);
        return new SignInOutcome.Expired();
    }

    private static async Task<SignInOutcome> StartAsync(AccountAct act, StoredPerson person, SignInMethod method, Client client, CancellationToken cancellationToken)
    {
        if (method != SignInMethod.Passkey)
        {
            await act.Manager.ResetAccessFailedCountAsync(person);
        }

        var session = await Sessions.StartAsync(act, person, method, client, cancellationToken);
        act.Keep();
        return new SignInOutcome.Started(session.Id, person.Roles);
    }

    private static async Task<SignInOutcome> FailAsync(AccountAct act, StoredPerson person, string cause, string? from, CancellationToken cancellationToken)
    {
        await Factors.FailAsync(act, person, cause, from, cancellationToken);
        return new SignInOutcome.Refused();
    }

    private static async Task<SignInOutcome> RefuseAsync(AccountAct act, StoredPerson? person, string cause, string? from, CancellationToken cancellationToken)
    {
        await Factors.RefuseAsync(act, person, cause, from, cancellationToken);
        return new SignInOutcome.Refused();
    }
}
