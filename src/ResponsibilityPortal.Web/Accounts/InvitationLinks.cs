using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Accounts;

/// <summary>One-time links with which invited users set their credentials. Each user has at most one.</summary>
internal static class InvitationLinks
{
    /// <summary>Creates a link in the caller's transaction. An earlier link of the user stops working.</summary>
    /// <returns>The token of the link, which isn't stored, and when it expires.</returns>
    public static async Task<(string Token, DateTimeOffset ExpiresAt)> MakeAsync(
        AccountAct act,
        StoredUser user,
        CancellationToken cancellationToken
    )
    {
        var token = OneTimeToken.Create();
        if (await act.Store.Invitations.FindAsync([user.Id], cancellationToken) is { } earlier)
        {
            act.Store.Invitations.Remove(earlier);
            await act.FlushAsync(cancellationToken);
        }

        var invitation = StoredInvitation.Create(user, token.Hash, act.Now);
        act.Store.Invitations.Add(invitation);
        return (token.Text, invitation.ExpiresAt);
    }

    /// <summary>Finds a link by its token. Null when it has expired, was used or never existed, or when its user can't sign in.</summary>
    public static async Task<(StoredUser User, StoredInvitation Invitation)?> FindAsync(
        PortalDbContext store,
        DateTimeOffset now,
        string? token,
        CancellationToken cancellationToken
    )
    {
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        var hash = OneTimeToken.HashOf(token);
        return
            await store.Invitations.SingleOrDefaultAsync(invitation => invitation.TokenHash == hash, cancellationToken) is { } found
            && now < found.ExpiresAt
            && await store.Users.FindAsync([found.UserId], cancellationToken) is { } user
            && user.IsActive(now)
            ? (user, found)
            : null;
    }

    /// <summary>Removes the link of a user, if there is one, in the caller's transaction.</summary>
    public static async Task RemoveAsync(AccountAct act, StoredUser user, CancellationToken cancellationToken) =>
        act.Store.Invitations.RemoveRange(
            await act.Store.Invitations.Where(invitation => invitation.UserId == user.Id).ToListAsync(cancellationToken)
        );
}
