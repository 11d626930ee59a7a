using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Users;

/// <summary>Shows administrators where a user is signed in, and ends sessions (ASVS 5.0 v7.4.5).</summary>
public sealed class UserSessions(AccountActs accounts, Rights rights)
{
    /// <summary>Returns the open sessions of a user; null if the actor can't see them.</summary>
    public async Task<IReadOnlyList<OpenSession>?> ListAsync(Actor actor, Guid person, CancellationToken cancellationToken)
    {
        await using (var store = accounts.Open())
        {
            if (await Rights.AllowsAsync(store, accounts.Now, actor, Roles.Admin, cancellationToken))
            {
                return await SignInHistory.OpenSessionsAsync(store, person, accounts.Now, cancellationToken);
            }
        }

        await rights.RecordRefusalAsync(actor, "people/sessions", Roles.Admin, cancellationToken);
        return null;
    }

    /// <summary>Ends one open session of a user, or all of them. Open pages of an ended session close immediately.</summary>
    /// <param name="session">The session to end; null for all.</param>
    public Task<UserOutcome> EndAsync(Actor actor, Guid person, Guid? session, CancellationToken cancellationToken) =>
        accounts.RunAsync<UserOutcome>(
            new WriteCommand(Roles.Admin, "people/end-sessions", new Change(actor, Guid.NewGuid(), null)),
            (_, _) => Task.FromResult<UserOutcome?>(null),
            async act =>
            {
                if (
                    await Sessions.EndAsync(
                        act,
                        person,
                        open => session is null || open.Id == session,
                        Sessions.EndedByAdministrator,
                        actor,
                        cancellationToken
                    ) == 0
                )
                {
                    return new UserOutcome.Unchanged();
                }

                return new UserOutcome.Done();
            },
            cancellationToken
        );
}
