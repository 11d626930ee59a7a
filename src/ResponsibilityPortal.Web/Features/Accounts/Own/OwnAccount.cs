using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Auditing;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Features.Accounts.Credentials;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Accounts.Own;

/// <summary>What a signed-in person does about their own means of signing in. One of them always remains.</summary>
public sealed class OwnAccount(AccountActs accounts, SessionChanges changes)
{
    public Task<OwnCredentials?> FindAsync(SignedIn who) => accounts.LookAsync(async manager =>
        await manager.FindByIdAsync(who.PersonId.ToString("D")) is { } person ? await ReadAsync(manager, person) : null);

    /// <summary>Adds a passkey, or puts password and app in place of the earlier ones.</summary>
    /// <returns>New recovery codes; null when it could not be done.</returns>
    public Task<IReadOnlyList<string>?> AddAsync(SignedIn who, Credential credential, CancellationToken cancellationToken) =>
        ChangeAsync<IReadOnlyList<string>>(who, async (act, person) =>
        {
            var own = await ReadAsync(act.Manager, person);
            if (credential is Credential.Passkey && own.Passkeys.Count >= Enrolment.PasskeysMax)
            {
                return null;
            }

            if (credential is Credential.PasswordAndApp)
            {
                await EndOthersAsync(act, person, who, cancellationToken);
            }

            var codes = await Enrolment.ApplyAsync(act, person, credential, cancellationToken);
            await RecordAsync(act, person, credential is Credential.Passkey ? "passkey" : "password and app", "added", cancellationToken);
            return codes;
        }, cancellationToken);

    /// <summary>Removes a passkey, unless it is the only way in.</summary>
    public async Task<bool> RemovePasskeyAsync(SignedIn who, string id, CancellationToken cancellationToken) =>
        await ChangeAsync<object>(who, async (act, person) =>
        {
            var own = await ReadAsync(act.Manager, person);
            if (own.IsLastWayIn || own.Passkeys.SingleOrDefault(passkey => passkey.Id == id) is not { } found)
            {
                return null;
            }

            Enrolment.Require(await act.Manager.RemovePasskeyAsync(person, Convert.FromHexString(found.Id)));
            await EndOthersAsync(act, person, who, cancellationToken);
            await RecordAsync(act, person, "passkey", "removed", cancellationToken);
            return found;
        }, cancellationToken) is not null;

    /// <summary>Removes password and app, unless they are the only way in.</summary>
    public async Task<bool> RemovePasswordAsync(SignedIn who, CancellationToken cancellationToken) =>
        await ChangeAsync<object>(who, async (act, person) =>
        {
            var own = await ReadAsync(act.Manager, person);
            if (own.IsLastWayIn || !own.HasPassword)
            {
                return null;
            }

            await Enrolment.RemovePasswordAndAppAsync(act, person);
            await EndOthersAsync(act, person, who, cancellationToken);
            await RecordAsync(act, person, "password and app", "removed", cancellationToken);
            return own;
        }, cancellationToken) is not null;

    /// <summary>Makes new recovery codes; the old ones stop working.</summary>
    public Task<IReadOnlyList<string>?> RenewRecoveryCodesAsync(SignedIn who, CancellationToken cancellationToken) =>
        ChangeAsync<IReadOnlyList<string>>(who, async (act, person) =>
        {
            if (!person.TwoFactorEnabled)
            {
                return null;
            }

            var codes = await act.Manager.GenerateNewTwoFactorRecoveryCodesAsync(person, Enrolment.RecoveryCodes);
            await RecordAsync(act, person, "recovery codes", "replaced", cancellationToken);
            return [.. codes ?? []];
        }, cancellationToken);

    /// <summary>Does one thing in one transaction; what returns null is undone.</summary>
    private async Task<T?> ChangeAsync<T>(SignedIn who, Func<AccountAct, StoredPerson, Task<T?>> change, CancellationToken cancellationToken)
        where T : class
    {
        await using var act = await accounts.BeginAsync(cancellationToken);
        if (await act.Store.People.FindAsync([who.PersonId], cancellationToken) is not { } person
            || !person.IsActive(act.Now)
            || await change(act, person) is not { } result)
        {
            return null;
        }

        await act.CommitAsync(cancellationToken);
        changes.Tell(person.Id);
        return result;
    }

    /// <summary>Whoever got in by what is taken away must not stay in.</summary>
    private static Task EndOthersAsync(AccountAct act, StoredPerson person, SignedIn who, CancellationToken cancellationToken) =>
        Sessions.EndAllAsync(act, person, who.SessionId, Sessions.CredentialsReplaced, person.ToActor(), cancellationToken);

    private static Task RecordAsync(AccountAct act, StoredPerson person, string credential, string what, CancellationToken cancellationToken) =>
        act.RecordAccessAsync(new CredentialChanged(person.Id, credential, what), new Change(person.ToActor(), Guid.NewGuid(), null), cancellationToken);

    private static async Task<OwnCredentials> ReadAsync(PersonManager manager, StoredPerson person)
    {
        var passkeys = await manager.GetPasskeysAsync(person);
        return new OwnCredentials(
            [.. passkeys.OrderBy(passkey => passkey.CreatedAt).Select(passkey => new OwnPasskey(Convert.ToHexString(passkey.CredentialId), passkey.Name ?? "Passkey", passkey.CreatedAt))],
            person.PasswordHash is not null && person.TwoFactorEnabled,
            await manager.CountRecoveryCodesAsync(person));
    }
}
