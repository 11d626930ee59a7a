using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Accounts;

/// <summary>One-time links with which invited users set their credentials. Each user has at most one.</summary>
internal static class InvitationLinks
{
    /// <summary>Makes a new link as part of an act. An earlier one of the user stops working.</summary>
    /// <returns>The token of the link, which is not stored, and when it expires.</returns>
    public static async Task<(string Token, DateTimeOffset ExpiresAt)> MakeAsync(AccountAct act, StoredPerson person, CancellationToken cancellationToken)
    {
        var token = OneTimeToken.Create();
        if (await act.Store.Invitations.FindAsync([person.Id], cancellationToken) is { } earlier)
        {
            act.Store.Invitations.Remove(earlier);
            await act.FlushAsync(cancellationToken);
        }

        var invitation = StoredInvitation.Create(person, token.Hash, act.Now);
        act.Store.Invitations.Add(invitation);
        return (token.Text, invitation.ExpiresAt);
    }

    /// <summary>Finds a link by its token. Null when it has expired, was used or never existed, or when its user may not sign in.</summary>
    public static async Task<(StoredPerson Person, StoredInvitation Invitation)?> FindAsync(
        PortalDbContext store, DateTimeOffset now, string? token, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        var hash = OneTimeToken.HashOf(token);
        return await store.Invitations.SingleOrDefaultAsync(invitation => invitation.TokenHash == hash, cancellationToken) is { } found
            && now < found.ExpiresAt
            && await store.People.FindAsync([found.PersonId], cancellationToken) is { } person
            && person.IsActive(now)
                ? (person, found)
                : null;
    }

    /// <summary>Removes the link of a user, if there is one, as part of an act.</summary>
    public static async Task RemoveAsync(AccountAct act, StoredPerson person, CancellationToken cancellationToken) =>
        act.Store.Invitations.RemoveRange(await act.Store.Invitations.Where(invitation => invitation.PersonId == person.Id).ToListAsync(cancellationToken));
}
