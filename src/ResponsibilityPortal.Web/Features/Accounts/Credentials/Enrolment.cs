using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using ResponsibilityPortal.Domain.Texts;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

/// <summary>
/// Creates credentials: prepares what the browser or app needs, checks the response, and stores the new credential for the user.
/// </summary>
public sealed class Enrolment(Seals seals, PasswordHashing hashing, TimeProvider clock)
{
    public const int PasskeysMax = 10;
    public const int RecoveryCodes = 10;

    /// <summary>How long a form can be used after it was opened.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly Seal _passkeys = seals.For("new passkey", Lifetime);
    private readonly Seal _keys = seals.For("new app", Lifetime);
    private readonly Seal _accounts = seals.For("new account", StoredSetup.Lifetime);

    /// <summary>Seals the account that the next steps are for.</summary>
    public string Seal(NewAccount account) => _accounts.Close(JsonSerializer.Serialize(account));

    public NewAccount? Unseal(string? seal) => _accounts.Open(seal) is { } json ? JsonSerializer.Deserialize<NewAccount>(json) : null;

    /// <summary>Returns what a browser needs to create a passkey.</summary>
    public async Task<PasskeyOffer> OfferPasskeyAsync(HttpContext context, NewAccount account)
    {
        var handler = context.RequestServices.GetRequiredService<IPasskeyHandler<StoredUser>>();
        var result = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity
            {
                Id = account.Id.ToString("D"),
                Name = account.Email,
                DisplayName = account.Name,
            },
            context
        );
        return new PasskeyOffer(result.CreationOptionsJson, _passkeys.Close($"{account.Id:D}{result.AttestationState}"));
    }

    /// <summary>Returns the passkey that a browser has created for an offer; null if it isn't valid. Each offer can be used once.</summary>
    public async Task<Credential.Passkey?> AcceptPasskeyAsync(
        HttpContext context,
        NewAccount account,
        string? seal,
        string? credential,
        string? name
    )
    {
        var id = account.Id.ToString("D");
        if (
            credential is null
            || _passkeys.Open(seal) is not { } state
            || !state.StartsWith(id, StringComparison.Ordinal)
            || !await _passkeys.TryUseAsync(state, context.RequestAborted)
        )
        {
            return null;
        }

        var handler = context.RequestServices.GetRequiredService<IPasskeyHandler<StoredUser>>();
        var result = await handler.PerformAttestationAsync(
            new PasskeyAttestationContext
            {
                HttpContext = context,
                CredentialJson = credential,
                AttestationState = state[id.Length..],
            }
        );
        if (!result.Succeeded || !result.Passkey.IsUserVerified)
        {
            return null;
        }

        result.Passkey.Name =
            string.IsNullOrWhiteSpace(name) || TextRule.ProblemOfName(name.Trim()) is not null
                ? "Passkey"
                : name.Trim()[..Math.Min(name.Trim().Length, PasskeyOffer.NameMaxLength)];
        return new Credential.Passkey(result.Passkey);
    }

    /// <summary>Returns a new key for an authenticator app. If the form is submitted again, returns the key of that form.</summary>
    public AppOffer OfferApp(NewAccount account, string? seal)
    {
        var key = _keys.Open(seal) ?? AuthenticatorApp.NewKey();
        return new AppOffer(key, AuthenticatorApp.Address(key, account.Email), _keys.Close(key));
    }

    /// <summary>Checks a new password and the first code of the app.</summary>
    public async Task<(Credential.PasswordAndApp? Credential, string? Problem)> AcceptPasswordAndAppAsync(
        NewAccount account,
        string? password,
        string? code,
        string? seal,
        CancellationToken cancellationToken
    )
    {
        if (PasswordRules.Problem(password, account) is { } problem)
        {
            return (null, problem);
        }

        if (_keys.Open(seal) is not { } key)
        {
            return (null, "The form has expired. Add the new key below to the app, and enter the code that the app shows.");
        }

        if (AuthenticatorApp.Accept(key, code, 0, clock.GetUtcNow()) is not { } step)
        {
            return (
                null,
                "That code isn't correct. Enter the six digits that the app shows now. If they still fail, check the clocks on both "
                    + "devices."
            );
        }

        // Hashing is slow on purpose. Hash before the transaction, because a transaction blocks all other writers.
        if (await hashing.HashAsync(password!, cancellationToken) is not { } hash)
        {
            return (null, "Too many users are signing in at the moment. Wait a minute, then try again.");
        }

        return await _keys.TryUseAsync(key, cancellationToken)
            ? (new Credential.PasswordAndApp(hash, key, step), null)
            : (null, "This form was already sent. Reload the page to see the result.");
    }

    /// <summary>Adds a credential to a user, in the transaction of <paramref name="act"/>.</summary>
    /// <returns>New recovery codes, shown only once; empty for a passkey.</returns>
    public static async Task<IReadOnlyList<string>> ApplyAsync(
        AccountAct act,
        StoredUser person,
        Credential credential,
        CancellationToken cancellationToken
    )
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

    /// <summary>Removes all credentials from a user, in the transaction of <paramref name="act"/>.</summary>
    public static async Task RemoveAllAsync(AccountAct act, StoredUser person, CancellationToken cancellationToken)
    {
        foreach (var passkey in await act.Manager.GetPasskeysAsync(person))
        {
            Require(await act.Manager.RemovePasskeyAsync(person, passkey.CredentialId));
        }

        await RemovePasswordAndAppAsync(act, person);

        // Save now: Identity would still find the entities that are only marked as removed. A new credential stored in them would be
        // deleted too.
        await act.FlushAsync(cancellationToken);
    }

    /// <summary>Removes password, app and recovery codes from a user, in the transaction of <paramref name="act"/>.</summary>
    public static async Task RemovePasswordAndAppAsync(AccountAct act, StoredUser person)
    {
        if (person.PasswordHash is not null)
        {
            Require(await act.Manager.RemovePasswordAsync(person));
        }

        Require(await act.Manager.RemoveAuthenticatorKeyAsync(person));
        await act.Manager.GenerateNewTwoFactorRecoveryCodesAsync(person, 0);
        Require(await act.Manager.SetTwoFactorEnabledAsync(person, false));
    }

    /// <summary>
    /// Throws if a step of Identity failed, so that nothing is saved. This can't happen, because the input was checked before.
    /// </summary>
    public static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Description)));
        }
    }
}
