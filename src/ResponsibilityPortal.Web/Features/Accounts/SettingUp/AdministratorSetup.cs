using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Features.Accounts.Credentials;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Accounts.SettingUp;

/// <summary>Creates the first administrator, and another one when the operator asks for it. There is no default password.</summary>
public sealed class AdministratorSetup(AccountActs accounts)
{
    /// <summary>Creates a token if the portal has no administrator yet. An earlier token stops working.</summary>
    /// <returns>The token; null if there is an administrator.</returns>
    public async Task<OneTimeToken?> IssueAtStartAsync(CancellationToken cancellationToken)
    {
        await using (var store = accounts.Open())
        {
            if (await HasAdministratorAsync(store, cancellationToken))
            {
                return null;
            }
        }

        return await accounts.RunAsync<OneTimeToken?>(
            async act => await HasAdministratorAsync(act.Store, cancellationToken) ? null : await IssueAsync(act, cancellationToken),
            cancellationToken
        );
    }

    /// <summary>Creates a token even if there is an administrator, for an operator who has lost access.</summary>
    public Task<OneTimeToken> IssueForOperatorAsync(CancellationToken cancellationToken) =>
        accounts.RunAsync(act => IssueAsync(act, cancellationToken), cancellationToken);

    /// <summary>Returns whether a token works and, if not, whether there is an administrator.</summary>
    public async Task<SetupState> FindAsync(string? token, CancellationToken cancellationToken)
    {
        await using var store = accounts.Open();
        return await FindAsync(store, accounts.Now, token, cancellationToken);
    }

    /// <summary>
    /// Returns the account that the user of a token creates credentials for: the account with the e-mail address, or a new one.
    /// </summary>
    /// <returns>The account; null if the token doesn't work.</returns>
    public async Task<NewAccount?> IntroduceAsync(string? token, string name, string email, CancellationToken cancellationToken) =>
        await FindAsync(token, cancellationToken) != SetupState.Open
            ? null
            : await accounts.LookAsync(async manager => new NewAccount(
                await manager.FindByEmailAsync(email) is { } known ? known.Id : Guid.CreateVersion7(),
                name,
                email
            ));

    /// <summary>Makes the user of a token an administrator and signs them in. If two users try it at the same time, one succeeds.</summary>
    /// <remarks>
    /// If an account with the e-mail address exists, the new credential replaces its old ones. The operator, who handed over the link,
    /// vouches for the user.
    /// </remarks>
    public Task<(SetupState State, Guid Session, IReadOnlyList<string> RecoveryCodes)> ClaimAsync(
        string? token,
        NewAccount account,
        Credential credential,
        Client client,
        CancellationToken cancellationToken
    ) => accounts.RunAsync(act => ClaimAsync(act, token, account, credential, client, cancellationToken), cancellationToken);

    private static async Task<(SetupState State, Guid Session, IReadOnlyList<string> RecoveryCodes)> ClaimAsync(
        AccountAct act,
        string? token,
        NewAccount account,
        Credential credential,
        Client client,
        CancellationToken cancellationToken
    )
    {
        var state = await FindAsync(act.Store, act.Now, token, cancellationToken);
        if (state != SetupState.Open)
        {
            return (state, Guid.Empty, []);
        }

        var setup = await act.Store.Setup.SingleAsync(cancellationToken);
        var link = SecretDigest.OfSetup(setup.TokenHash!, setup.ExpiresAt);
        setup.Consume();
        var person = await act.Store.Users.FindAsync([account.Id], cancellationToken);
        if (person is null)
        {
            person = StoredUser.Create(account.Id, account.Name, account.Email, Roles.FirstAdministrator, null, act.Now);
            Enrolment.Require(await act.Manager.CreateAsync(person));
        }
        else
        {
            person.Rename(account.Name);
            person.SetDisabled(false, act.Now);

            // The account of an auditor expires. That of an administrator must not, because no one else could renew it.
            person.Grant(Roles.FirstAdministrator, null);
            await Enrolment.RemoveAllAsync(act, person, cancellationToken);
            await Sessions.EndAllAsync(act, person, null, Sessions.CredentialsReplaced, person.ToActor(), cancellationToken);
            await act.Manager.SetLockoutEndDateAsync(person, null);
            await act.Store.Invitations.Where(invitation => invitation.UserId == person.Id).ExecuteDeleteAsync(cancellationToken);
        }

        person.Join(act.Now);
        var codes = await Enrolment.ApplyAsync(act, person, credential, cancellationToken);
        await act.RecordContentAsync(
            new AdministratorCreated(person.ToRecord()),
            new Change(person.ToActor(), Guid.NewGuid(), null),
            cancellationToken
        );
        await act.RecordAccessAsync(
            new CredentialChanged(
                person.Id,
                SignInMethodNames.Of(credential.Method),
                "set by setup link",
                await act.DigestAsync(person, cancellationToken),
                link
            ),
            new Change(person.ToActor(), Guid.NewGuid(), null),
            cancellationToken
        );
        var session = await Sessions.StartAsync(act, person, credential.Method, client, cancellationToken);
        act.Keep();
        return (SetupState.Open, session.Id, codes);
    }

    private static async Task<OneTimeToken> IssueAsync(AccountAct act, CancellationToken cancellationToken)
    {
        var setup = await act.Store.Setup.SingleOrDefaultAsync(cancellationToken);
        if (setup is null)
        {
            setup = StoredSetup.Create();
            act.Store.Setup.Add(setup);
        }

        var token = OneTimeToken.Create();
        setup.Issue(token.Hash, act.Now);
        await act.RecordAccessAsync(
            new SetupLinkIssued(setup.ExpiresAt, SecretDigest.OfSetup(token.Hash, setup.ExpiresAt)),
            new Change(Actor.Operator, Guid.NewGuid(), null),
            cancellationToken
        );
        act.Keep();
        return token;
    }

    private static async Task<SetupState> FindAsync(
        PortalDbContext store,
        DateTimeOffset now,
        string? token,
        CancellationToken cancellationToken
    )
    {
        var setup = await store.Setup.SingleOrDefaultAsync(cancellationToken);
        return setup?.TokenHash is { } hash && now < setup.ExpiresAt && OneTimeToken.Matches(token, hash) ? SetupState.Open
            : await HasAdministratorAsync(store, cancellationToken) ? SetupState.Gone
            : SetupState.Hidden;
    }

    private static Task<bool> HasAdministratorAsync(PortalDbContext store, CancellationToken cancellationToken) =>
        store.Users.AnyAsync(person => (person.Roles & Roles.Admin) == Roles.Admin, cancellationToken);
}
