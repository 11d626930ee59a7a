using Microsoft.AspNetCore.Identity;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Features.Accounts.Credentials;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Accounts.SigningIn;

/// <summary>Checks passkeys and codes, at sign-in and when users confirm their identity. Counts and records failures.</summary>
internal static class Factors
{
    /// <summary>
    /// Checks the response of a passkey. Reads the user through the services of the request. What is saved belongs to the transaction.
    /// </summary>
    public static Task<PasskeyAssertionResult<StoredUser>> AssertAsync(HttpContext context, string credential, string state) =>
        context
            .RequestServices.GetRequiredService<IPasskeyHandler<StoredUser>>()
            .PerformAssertionAsync(
                new PasskeyAssertionContext
                {
                    HttpContext = context,
                    CredentialJson = credential,
                    AssertionState = state,
                }
            );

    /// <summary>Accepts a passkey that was checked, and saves its signature counter.</summary>
    /// <returns>Why the passkey is refused, for the log; null if it is accepted.</returns>
    public static async Task<string?> AcceptPasskeyAsync(AccountAct act, StoredUser? person, PasskeyAssertionResult<StoredUser> result)
    {
        if (!result.Succeeded || !result.Passkey.IsUserVerified || person?.IsActive(act.Now) != true)
        {
            return result.Succeeded ? SignInCauses.AccountInactive : SignInCauses.WrongPasskey;
        }

        // Another request can have removed the passkey in the meantime. Saving its counter must not restore it.
        if (await act.Manager.GetPasskeyAsync(person, result.Passkey.CredentialId) is null)
        {
            return SignInCauses.PasskeyRemoved;
        }

        Enrolment.Require(await act.Manager.AddOrUpdatePasskeyAsync(person, result.Passkey));
        return null;
    }

    /// <summary>Accepts the code of a user's app or a recovery code, once.</summary>
    /// <returns>The method that the user signed in with; null if the code is wrong.</returns>
    public static async Task<SignInMethod?> AcceptCodeAsync(AccountAct act, StoredUser person, string? code)
    {
        var key = await act.Manager.GetAuthenticatorKeyAsync(person);
        if (key is not null && AuthenticatorApp.Accept(key, code, person.LastCodeStep, act.Now) is { } step)
        {
            person.AcceptCode(step);
            return SignInMethod.App;
        }

        return
            code is { Length: > 6 }
            && (await act.Manager.RedeemTwoFactorRecoveryCodeAsync(person, PortalUserManager.RecoveryCodeOf(code))).Succeeded
            ? SignInMethod.RecoveryCode
            : null;
    }

    /// <summary>Counts and records a wrong password or code, and commits the transaction.</summary>
    public static async Task FailAsync(AccountAct act, StoredUser person, string cause, string? from, CancellationToken cancellationToken)
    {
        await act.Manager.AccessFailedAsync(person);
        if (person.LockoutEnd is { } until && until > act.Now)
        {
            await act.RecordAccessAsync(
                new AccountLocked(person.Id, until, from, await act.DigestAsync(person, cancellationToken)),
                Rights.ByStranger(),
                cancellationToken
            );
            act.Keep();
            return;
        }

        await RefuseAsync(act, person, cause, from, cancellationToken);
    }

    /// <summary>Records a refusal and commits the transaction.</summary>
    public static async Task RefuseAsync(
        AccountAct act,
        StoredUser? person,
        string cause,
        string? from,
        CancellationToken cancellationToken
    )
    {
        var credentials = person is null ? null : await act.DigestAsync(person, cancellationToken);
        await act.RecordAccessAsync(new SignInRefused(person?.Id, cause, from, credentials), Rights.ByStranger(), cancellationToken);
        act.Keep();
    }
}
