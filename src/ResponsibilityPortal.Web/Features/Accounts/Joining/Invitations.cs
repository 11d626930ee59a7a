using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Web.Accounts;
using ResponsibilityPortal.Web.Features.Accounts.Credentials;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Accounts.Joining;

/// <summary>Lets an invited user set up credentials with a one-time link.</summary>
public sealed class Invitations(AccountActs accounts)
{
    /// <summary>Returns the account that an invitation is for; null if the link is invalid, expired or already used.</summary>
    public async Task<NewAccount?> FindAsync(string? token, CancellationToken cancellationToken)
    {
        await using var store = accounts.Open();
        return await InvitationLinks.FindAsync(store, accounts.Now, token, cancellationToken) is (var person, _)
            ? new NewAccount(person.Id, person.Name, person.Email!, person.Roles)
            : null;
    }

    /// <summary>Replaces all credentials of the invited user with a new one, and signs them in.</summary>
    public Task<(Guid? Session, IReadOnlyList<string> RecoveryCodes)> JoinAsync(
        string? token,
        Credential credential,
        Client client,
        CancellationToken cancellationToken
    ) =>
        accounts.RunAsync<(Guid?, IReadOnlyList<string>)>(
            async act =>
            {
                if (await InvitationLinks.FindAsync(act.Store, act.Now, token, cancellationToken) is not (var person, var invitation))
                {
                    return (null, []);
                }

                act.Store.Invitations.Remove(invitation);
                await Enrolment.RemoveAllAsync(act, person, cancellationToken);
                await Sessions.EndAllAsync(act, person, null, Sessions.CredentialsReplaced, person.ToActor(), cancellationToken);
                person.Join(act.Now);
                var codes = await Enrolment.ApplyAsync(act, person, credential, cancellationToken);
                await act.RecordAccessAsync(
                    new CredentialChanged(
                        person.Id,
                        SignInMethodNames.Of(credential.Method),
                        "set by one-time link",
                        await act.DigestAsync(person, cancellationToken),
                        SecretDigest.OfInvitation(person.Id, invitation.TokenHash, invitation.ExpiresAt)
                    ),
                    new Change(person.ToActor(), Guid.NewGuid(), null),
                    cancellationToken
                );
                var session = await Sessions.StartAsync(act, person, credential.Method, client, cancellationToken);
                act.Keep();
                return (session.Id, codes);
            },
            cancellationToken
        );
}
