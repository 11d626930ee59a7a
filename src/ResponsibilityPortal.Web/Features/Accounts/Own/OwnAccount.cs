using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Features.Accounts.Credentials;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Accounts.Own;

/// <summary>
/// Changes the sign-in methods of a signed-in user. At least one method always remains. Each change needs a session that was confirmed in
/// the last minutes. It ends the user's other sessions, so that an attacker who signed in with a replaced method is signed out.
/// </summary>
public sealed class OwnAccount(AccountActs accounts)
{
    public Task<OwnCredentials?> FindAsync(SignedIn who) =>
        accounts.LookAsync(async manager =>
            await manager.FindByIdAsync(who.UserId.ToString("D")) is { } person ? await ReadAsync(manager, person) : null
        );

    /// <summary>Adds a passkey, or replaces the password and the authenticator app.</summary>
    public Task<OwnOutcome> AddAsync(SignedIn who, Credential credential, CancellationToken cancellationToken) =>
        ChangeAsync(
            who,
            credential is Credential.Passkey ? "passkey" : "password and app",
            "added",
            async (act, person) =>
            {
                var own = await ReadAsync(act.Manager, person);
                return credential is Credential.Passkey && own.Passkeys.Count >= Enrolment.PasskeysMax
                    ? null
                    : await Enrolment.ApplyAsync(act, person, credential, cancellationToken);
            },
            cancellationToken
        );

    /// <summary>Removes a passkey, unless it is the only sign-in method.</summary>
    public Task<OwnOutcome> RemovePasskeyAsync(SignedIn who, string id, CancellationToken cancellationToken) =>
        ChangeAsync(
            who,
            "passkey",
            "removed",
            async (act, person) =>
            {
                var own = await ReadAsync(act.Manager, person);
                if (own.IsLastWayIn || own.Passkeys.SingleOrDefault(passkey => passkey.Id == id) is not { } found)
                {
                    return null;
                }

                Enrolment.Require(await act.Manager.RemovePasskeyAsync(person, Convert.FromHexString(found.Id)));
                return [];
            },
            cancellationToken
        );

    /// <summary>Removes the password and the authenticator app, unless they are the only sign-in method.</summary>
    public Task<OwnOutcome> RemovePasswordAsync(SignedIn who, CancellationToken cancellationToken) =>
        ChangeAsync(
            who,
            "password and app",
            "removed",
            async (act, person) =>
            {
                var own = await ReadAsync(act.Manager, person);
                if (own.IsLastWayIn || !own.HasPassword)
                {
                    return null;
                }

                await Enrolment.RemovePasswordAndAppAsync(act, person);
                return [];
            },
            cancellationToken
        );

    /// <summary>Creates new recovery codes. The old codes stop working.</summary>
    public Task<OwnOutcome> RenewRecoveryCodesAsync(SignedIn who, CancellationToken cancellationToken) =>
        ChangeAsync(
            who,
            "recovery codes",
            "replaced",
            async (act, person) =>
                person.TwoFactorEnabled
                    ? [.. await act.Manager.GenerateNewTwoFactorRecoveryCodesAsync(person, Enrolment.RecoveryCodes) ?? []]
                    : null,
            cancellationToken
        );

    /// <summary>
    /// Changes the user's own name. Only an administrator can change the e-mail address, because the user signs in with it.
    /// </summary>
    /// <returns>What is wrong with the name; null if the name was changed.</returns>
    public Task<string?> RenameAsync(SignedIn who, string? name, CancellationToken cancellationToken) =>
        accounts.RunAsync(act => RenameAsync(act, who, name, cancellationToken), cancellationToken);

    private static async Task<string?> RenameAsync(AccountAct act, SignedIn who, string? name, CancellationToken cancellationToken)
    {
        if (await FindActiveAsync(act, who, cancellationToken) is not (var person, _))
        {
            return "Your account is disabled or has expired.";
        }

        var wanted = name?.Trim() ?? "";
        if (UserRules.Problem(wanted, person.Email!) is { } problem)
        {
            return problem;
        }

        if (wanted != person.Name)
        {
            var (before, actor) = (person.ToRecord(), person.ToActor());
            person.Rename(wanted);
            await act.RecordContentAsync(
                new UserChanged(before, person.ToRecord()),
                new Change(actor, Guid.NewGuid(), null),
                cancellationToken
            );
            act.Keep();
        }

        return null;
    }

    /// <summary>Checks and records a change of sign-in methods. All such changes use this method.</summary>
    /// <param name="credential">The changed credential, for the log.</param>
    /// <param name="what">The kind of change, for the log.</param>
    /// <param name="change">Makes the change and returns new recovery codes. If it returns null, everything is rolled back.</param>
    private Task<OwnOutcome> ChangeAsync(
        SignedIn who,
        string credential,
        string what,
        Func<AccountAct, StoredUser, Task<IReadOnlyList<string>?>> change,
        CancellationToken cancellationToken
    ) => accounts.RunAsync(act => ChangeAsync(act, who, credential, what, change, cancellationToken), cancellationToken);

    private static async Task<OwnOutcome> ChangeAsync(
        AccountAct act,
        SignedIn who,
        string credential,
        string what,
        Func<AccountAct, StoredUser, Task<IReadOnlyList<string>?>> change,
        CancellationToken cancellationToken
    )
    {
        if (await FindActiveAsync(act, who, cancellationToken) is not (var person, var session))
        {
            return new OwnOutcome.Refused();
        }

        if (!await ConfirmedSessions.IsConfirmedAsync(act.Store, session, act.Now, cancellationToken))
        {
            return new OwnOutcome.NotConfirmed();
        }

        if (await change(act, person) is not { } codes)
        {
            return new OwnOutcome.Refused();
        }

        await Sessions.EndAllAsync(act, person, who.SessionId, Sessions.CredentialsReplaced, person.ToActor(), cancellationToken);
        var credentials = await act.DigestAsync(person, cancellationToken);
        await act.RecordAccessAsync(
            new CredentialChanged(person.Id, credential, what, credentials),
            new Change(person.ToActor(), Guid.NewGuid(), null),
            cancellationToken
        );
        act.Keep();
        return new OwnOutcome.Done(codes);
    }

    private static async Task<(StoredUser User, StoredSession Session)?> FindActiveAsync(
        AccountAct act,
        SignedIn who,
        CancellationToken cancellationToken
    ) =>
        await act.Store.Users.FindAsync([who.UserId], cancellationToken) is { } person
        && person.IsActive(act.Now)
        && await act.Store.Sessions.FindAsync([who.SessionId], cancellationToken) is { } session
        && session.UserId == person.Id
        && session.IsOpen(act.Now)
            ? (person, session)
            : null;

    private static async Task<OwnCredentials> ReadAsync(PortalUserManager manager, StoredUser person)
    {
        var passkeys = await manager.GetPasskeysAsync(person);
        return new OwnCredentials(
            [
                .. passkeys
                    .OrderBy(passkey => passkey.CreatedAt)
                    .Select(passkey => new OwnPasskey(
                        Convert.ToHexString(passkey.CredentialId),
                        passkey.Name ?? "Passkey",
                        passkey.CreatedAt
                    )),
            ],
            person.PasswordHash is not null && person.TwoFactorEnabled,
            await manager.CountRecoveryCodesAsync(person)
        );
    }
}
