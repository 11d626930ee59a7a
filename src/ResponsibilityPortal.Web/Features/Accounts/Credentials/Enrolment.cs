using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using ResponsibilityPortal.Domain.Texts;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

/// <summary>
/// Makes credentials: offers what a browser needs for it, checks what comes back, and gives a person what was proven.
/// </summary>
public sealed class Enrolment(Seals seals, PasswordHashing hashing, TimeProvider clock)
{
    public const int PasskeysMax = 10;
    public const int RecoveryCodes = 10;

    /// <summary>How long a form may stand open.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly Seal _passkeys = seals.For("new passkey", Lifetime);
    private readonly Seal _keys = seals.For("new app", Lifetime);
    private readonly Seal _accounts = seals.For("new account", StoredSetup.Lifetime);

    /// <summary>Seals whom the following steps are about.</summary>
    public string Seal(NewAccount account) => _accounts.Close(JsonSerializer.Serialize(account));

    public NewAccount? Unseal(string? seal) => _accounts.Open(seal) is { } json ? JsonSerializer.Deserialize<NewAccount>(json) : null;

    /// <summary>What a browser needs to make a passkey.</summary>
    public async Task<PasskeyOffer> OfferPasskeyAsync(HttpContext context, NewAccount account)
    {
        var handler = context.RequestServices.GetRequiredService<IPasskeyHandler<StoredPerson>>();
        var result = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = account.Id.ToString("D"), Name = account.Email, DisplayName = account.Name }, context);
        return new PasskeyOffer(result.CreationOptionsJson, _passkeys.Close($"{account.Id:D}{result.AttestationState}"));
    }

    /// <summary>The passkey that a browser has made for an offer, once; null when it does not fit.</summary>
    public async Task<Credential.Passkey?> AcceptPasskeyAsync(HttpContext context, NewAccount account, string? seal, string? credential, string? name)
    {
        var id = account.Id.ToString("D");
        if (credential is null || _passkeys.Open(seal) is not { } state || !state.StartsWith(id, StringComparison.Ordinal) || !_passkeys.TryUse(state))
        {
            return null;
        }

        var handler = context.RequestServices.GetRequiredService<IPasskeyHandler<StoredPerson>>();
        var result = await handler.PerformAttestationAsync(
            new PasskeyAttestationContext { HttpContext = context, CredentialJson = credential, AttestationState = state[id.Length..] });
        if (!result.Succeeded || !result.Passkey.IsUserVerified)
        {
            return null;
        }

        result.Passkey.Name = string.IsNullOrWhiteSpace(name) || TextRule.ProblemOfName(name.Trim()) is not null ? "Passkey" : name.Trim()[..Math.Min(name.Trim().Length, PasskeyOffer.NameMaxLength)];
        return new Credential.Passkey(result.Passkey);
    }

    /// <summary>A key for an authenticator app, or the one offered before when its form comes back.</summary>
    public AppOffer OfferApp(NewAccount account, string? seal)
    {
        var key = _keys.Open(seal) ?? AuthenticatorApp.NewKey();
        return new AppOffer(key, AuthenticatorApp.Address(key, account.Email), _keys.Close(key));
    }

    /// <summary>Checks a password and the first code of the app.</summary>
    public async Task<(Credential.PasswordAndApp? Credential, string? Problem)> AcceptPasswordAndAppAsync(
        NewAccount account, string? password, string? code, string? seal, CancellationToken cancellationToken)
    {
        if (PasswordRules.Problem(password, account) is { } problem)
        {
            return (null, problem);
        }

        if (_keys.Open(seal) is not { } key)
        {
            return (null, "The form stood open for too long. A new key was made: add it to the app, and type the code that it shows.");
        }

        if (AuthenticatorApp.Accept(key, code, 0, clock.GetUtcNow()) is not { } step)
        {
            return (null, "The code does not fit. Type the six digits that the app shows now; if they are right, look whether the clocks of both devices are.");
        }

        // Hashing takes long on purpose, so it comes before the act, during which nobody else can write.
        if (await hashing.HashAsync(password!, cancellationToken) is not { } hash)
        {
            return (null, "Too many people are signing in at the moment. Wait a minute, then try again.");
        }

        return _keys.TryUse(key)
            ? (new Credential.PasswordAndApp(hash, key, step), null)
            : (null, "This form was sent before. Load the page again to see what it did.");
    }

    /// <summary>Gives a person a credential, as part of an act.</summary>
    /// <returns>New recovery codes, shown this once; none for a passkey.</returns>
    public static async Task<IReadOnlyList<string>> ApplyAsync(AccountAct act, StoredPerson person, Credential credential, CancellationToken cancellationToken)
    {
        switch (credential)
        {
            case Credential.Passkey(var info):
                Require(await act.Manager.AddOrUpdatePasskeyAsync(person, info));
                return [];
            case Credential.PasswordAndApp(var passwordHash, var key, var step):
                await act.Manager.SetAuthenticatorKeyAsync(person, key);
                Require(await act.Manager.SetTwoFactorEnabledAsync(person, true));
                Require(await act.Manager.SetPasswordHashAsync(person, passwordHash));
                person.AcceptCode(step);
                return [.. await act.Manager.GenerateNewTwoFactorRecoveryCodesAsync(person, RecoveryCodes) ?? []];
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Takes all credentials from a person, as part of an act.</summary>
    public static async Task RemoveAllAsync(AccountAct act, StoredPerson person, CancellationToken cancellationToken)
    {
        foreach (var passkey in await act.Manager.GetPasskeysAsync(person))
        {
            Require(await act.Manager.RemovePasskeyAsync(person, passkey.CredentialId));
        }

        await RemovePasswordAndAppAsync(act, person);

        // Identity would find what is marked as removed, and a new credential put there would go with it.
        await act.FlushAsync(cancellationToken);
    }

    /// <summary>Takes password, app and recovery codes from a person, as part of an act.</summary>
    public static async Task RemovePasswordAndAppAsync(AccountAct act, StoredPerson person)
    {
        if (person.PasswordHash is not null)
        {
            Require(await act.Manager.RemovePasswordAsync(person));
        }

        Require(await act.Manager.RemoveAuthenticatorKeyAsync(person));
        await act.Manager.GenerateNewTwoFactorRecoveryCodesAsync(person, 0);
        Require(await act.Manager.SetTwoFactorEnabledAsync(person, false));
    }

    /// <summary>What was checked before cannot fail; if it does, nothing may be saved.</summary>
    public static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Description)));
        }
    }
}
