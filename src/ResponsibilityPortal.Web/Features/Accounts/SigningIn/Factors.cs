using Microsoft.AspNetCore.Identity;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Features.Accounts.Credentials;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Accounts.SigningIn;

/// <summary>Checks what a user shows to prove who they are, at sign-in and before a change of their sign-in methods. Failures count and are recorded.</summary>
internal static class Factors
{
    /// <summary>Checks what a browser has made with a passkey. The person is read through the services of the request; what is saved goes through the act.</summary>
    public static Task<PasskeyAssertionResult<StoredPerson>> AssertAsync(HttpContext context, string credential, string state) =>
        context.RequestServices.GetRequiredService<IPasskeyHandler<StoredPerson>>().PerformAssertionAsync(
            new PasskeyAssertionContext { HttpContext = context, CredentialJson = credential, AssertionState = state });

    /// <summary>Accepts a passkey that was checked, and keeps its counter.</summary>
    /// <returns>Why it is refused, for the log; null when it is accepted.</returns>
    public static async Task<string?> AcceptPasskeyAsync(AccountAct act, StoredPerson? person, PasskeyAssertionResult<StoredPerson> result)
    {
        if (!result.Succeeded || !result.Passkey.IsUserVerified || person?.IsActive(act.Now) != true)
        {
            return result.Succeeded ? "account does not work" : "passkey does not fit";
        }

        // While the act waited its turn the passkey may have been removed; keeping its counter must not bring it back.
        if (await act.Manager.GetPasskeyAsync(person, result.Passkey.CredentialId) is null)
        {
            return "passkey was removed";
        }

        Enrolment.Require(await act.Manager.AddOrUpdatePasskeyAsync(person, result.Passkey));
        return null;
    }

    /// <summary>Accepts the code of a person's app or a recovery code, once.</summary>
    /// <returns>How the person proved who they are; null when the code does not fit.</returns>
    public static async Task<SignInMethod?> AcceptCodeAsync(AccountAct act, StoredPerson person, string? code)
    {
        var key = await act.Manager.GetAuthenticatorKeyAsync(person);
        if (key is not null && AuthenticatorApp.Accept(key, code, person.LastCodeStep, act.Now) is { } step)
        {
            person.AcceptCode(step);
            return SignInMethod.App;
        }

        return code is { Length: > 6 } && (await act.Manager.RedeemTwoFactorRecoveryCodeAsync(person, PersonManager.RecoveryCodeOf(code))).Succeeded
            ? SignInMethod.RecoveryCode
            : null;
    }

    /// <summary>Counts and records a wrong password or code, and keeps the act.</summary>
    public static async Task FailAsync(AccountAct act, StoredPerson person, string cause, string? from, CancellationToken cancellationToken)
    {
        await act.Manager.AccessFailedAsync(person);
        if (person.LockoutEnd is { } until && until > act.Now)
        {
            await act.RecordAccessAsync(new AccountLocked(person.Id, until, from, await act.DigestAsync(person, cancellationToken)), Rights.ByStranger(), cancellationToken);
            act.Keep();
            return;
        }

        await RefuseAsync(act, person, cause, from, cancellationToken);
    }

    /// <summary>Records a refusal and keeps the act.</summary>
    public static async Task RefuseAsync(AccountAct act, StoredPerson? person, string cause, string? from, CancellationToken cancellationToken)
    {
        var credentials = person is null ? null : await act.DigestAsync(person, cancellationToken);
        await act.RecordAccessAsync(new SignInRefused(person?.Id, cause, from, credentials), Rights.ByStranger(), cancellationToken);
        act.Keep();
    }
}
