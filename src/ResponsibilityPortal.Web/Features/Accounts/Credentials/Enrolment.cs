using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

/// <summary>
/// Makes credentials: offers what a browser needs for it, checks what comes back, and gives a person what was proven. What must
/// survive between the two travels sealed in the form, so that a stranger's visits fill no memory.
/// </summary>
public sealed class Enrolment(PasswordRules passwords, UsedSeals used, IDataProtectionProvider protection, TimeProvider clock)
{
    public const int PasskeysMax = 10;
    public const int RecoveryCodes = 10;

    /// <summary>How long a form may stand open.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly ITimeLimitedDataProtector _passkeys = protection.CreateProtector("enrolment", "passkey").ToTimeLimitedDataProtector();
    private readonly ITimeLimitedDataProtector _keys = protection.CreateProtector("enrolment", "app").ToTimeLimitedDataProtector();
    private readonly ITimeLimitedDataProtector _accounts = protection.CreateProtector("enrolment", "account").ToTimeLimitedDataProtector();

    /// <summary>Seals whom the following steps are about.</summary>
    public string Seal(NewAccount account) => _accounts.Protect(JsonSerializer.Serialize(account), Lifetime);

    public NewAccount? Unseal(string? seal) => Open(_accounts, seal) is { } json ? JsonSerializer.Deserialize<NewAccount>(json) : null;

    /// <summary>What a browser needs to make a passkey.</summary>
    public async Task<PasskeyOffer> OfferPasskeyAsync(HttpContext context, NewAccount account)
    {
        var handler = context.RequestServices.GetRequiredService<IPasskeyHandler<StoredPerson>>();
        var result = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = account.Id.ToString("D"), Name = account.Email, DisplayName = account.Name }, context);
        return new PasskeyOffer(result.CreationOptionsJson, _passkeys.Protect($"{account.Id:D}{result.AttestationState}", Lifetime));
    }

    /// <summary>The passkey that a browser has made for an offer, once; null when it does not fit.</summary>
    public async Task<Credential.Passkey?> AcceptPasskeyAsync(HttpContext context, NewAccount account, string? seal, string? credential, string? name)
    {
        var id = account.Id.ToString("D");
        if (credential is null || Open(_passkeys, seal) is not { } state || !state.StartsWith(id, StringComparison.Ordinal) || !used.TryUse(seal!, Lifetime))
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

        result.Passkey.Name = string.IsNullOrWhiteSpace(name) ? "Passkey" : name.Trim()[..Math.Min(name.Trim().Length, PasskeyOffer.NameMaxLength)];
        return new Credential.Passkey(result.Passkey);
    }

    /// <summary>A key for an authenticator app, or the one offered before when its form comes back.</summary>
    public AppOffer OfferApp(NewAccount account, string? seal)
    {
        var key = Open(_keys, seal) ?? AuthenticatorApp.NewKey();
        return new AppOffer(key, AuthenticatorApp.Address(key, account.Email), _keys.Protect(key, Lifetime));
    }

    /// <summary>Checks a password and the first code of the app.</summary>
    /// <param name="hasApp">Whether the account has an app already.</param>
    public (Credential.PasswordAndApp? Credential, string? Problem) AcceptPasswordAndApp(string? password, string? code, string? seal, bool hasApp)
    {
        if (passwords.Problem(password, hasApp) is { } problem)
        {
            return (null, problem);
        }

        if (Open(_keys, seal) is not { } key)
        {
            return (null, "The form stood open for too long. A new key was made: add it to the app, and type the code that it shows.");
        }

        return AuthenticatorApp.Accept(key, code, 0, clock.GetUtcNow()) is { } step
            ? (new Credential.PasswordAndApp(password!, key, step), null)
            : (null, "The code does not fit. Type the six digits that the app shows now; if they are right, look whether the clocks of both devices are.");
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
            case Credential.PasswordAndApp(var password, var key, var step):
                await act.Manager.SetAuthenticatorKeyAsync(person, key);
                Require(await act.Manager.SetTwoFactorEnabledAsync(person, true));
                if (person.PasswordHash is not null)
                {
                    Require(await act.Manager.RemovePasswordAsync(person));
                }

                Require(await act.Manager.AddPasswordAsync(person, password));
                person.AcceptCode(step);
                return [.. await act.Manager.GenerateNewTwoFactorRecoveryCodesAsync(person, RecoveryCodes) ?? []];
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Takes all credentials from a person, as part of an act.</summary>
    public static async Task RemoveAllAsync(AccountAct act, StoredPerson person)
    {
        foreach (var passkey in await act.Manager.GetPasskeysAsync(person))
        {
            Require(await act.Manager.RemovePasskeyAsync(person, passkey.CredentialId));
        }

        if (person.PasswordHash is not null)
        {
            Require(await act.Manager.RemovePasswordAsync(person));
        }

        await RemoveAppAsync(act, person);
    }

    /// <summary>Takes password and app from a person, as part of an act.</summary>
    public static async Task RemoveAppAsync(AccountAct act, StoredPerson person)
    {
        await act.Manager.GenerateNewTwoFactorRecoveryCodesAsync(person, 0);
        Require(await act.Manager.SetTwoFactorEnabledAsync(person, false));
        Require(await act.Manager.UpdateSecurityStampAsync(person));
    }

    /// <summary>What was checked before cannot fail; if it does, nothing may be saved.</summary>
    public static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Description)));
        }
    }

    private static string? Open(ITimeLimitedDataProtector protector, string? seal)
    {
        try
        {
            return string.IsNullOrEmpty(seal) ? null : protector.Unprotect(seal);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
