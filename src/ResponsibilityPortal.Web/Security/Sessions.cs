using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Store.Writing;

namespace ResponsibilityPortal.Web.Security;

/// <summary>Starts, finds and ends sessions. A session that ended, or whose user may no longer sign in, stops working at once.</summary>
public sealed partial class Sessions(
    IDbContextFactory<PortalDbContext> contexts,
    Writer writer,
    TimeProvider clock,
    ILogger<Sessions> logger
)
{
    /// <summary>Why a session ended: its user signed out.</summary>
    public const string SignedOut = "signed-out";

    /// <summary>Why a session ended: the same browser signed in again.</summary>
    public const string Replaced = "replaced";

    /// <summary>Why a session ended: the user's sign-in methods changed.</summary>
    public const string CredentialsReplaced = "credentials-replaced";

    /// <summary>Why a session ended: the account was disabled.</summary>
    public const string Disabled = "disabled";

    /// <summary>Why a session ended: its user ended it from another session.</summary>
    public const string EndedByUser = "ended-by-user";

    /// <summary>Why a session ended: an administrator ended it.</summary>
    public const string EndedByAdministrator = "ended-by-administrator";

    /// <summary>How precisely the last activity is saved.</summary>
    private static readonly TimeSpan SeenAccuracy = TimeSpan.FromMinutes(1);

    /// <summary>How long a request waits for that to be saved.</summary>
    private static readonly TimeSpan SeenTimeLimit = TimeSpan.FromSeconds(1);

    /// <summary>Starts a session in a transaction that the caller commits. Deletes expired sessions of the user.</summary>
    /// <param name="client">The browser that signs in.</param>
    public static async Task<StoredSession> StartAsync(
        AccountAct act,
        StoredUser user,
        SignInMethod method,
        Client client,
        CancellationToken cancellationToken
    )
    {
        var oldest = act.Now - StoredSession.AbsoluteLimit;
        act.Store.Sessions.RemoveRange(
            await act.Store.Sessions.Where(old => old.UserId == user.Id && old.StartedAt < oldest).ToListAsync(cancellationToken)
        );
        var session = StoredSession.Start(user, method, act.Now);
        act.Store.Sessions.Add(session);
        var credentials = await act.DigestAsync(user, cancellationToken);
        await act.RecordAccessAsync(
            new SessionStarted(user.Id, session.Id, SignInMethodNames.Of(method), client.Address, client.Browser, credentials),
            new Change(user.ToActor(), Guid.NewGuid(), null),
            cancellationToken
        );
        return session;
    }

    /// <summary>Finds the user of a session. Null when the session has ended or the account is disabled.</summary>
    /// <param name="isActivity">Whether the user has just done something.</param>
    public async Task<SignedIn?> FindAsync(Guid id, bool isActivity, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context
            .Sessions.AsNoTracking()
            .Where(session => session.Id == id)
            .Join(context.Users.AsNoTracking(), session => session.UserId, user => user.Id, (session, user) => new { session, user })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null || !found.session.IsOpen(now) || !found.user.IsActive(now))
        {
            return null;
        }

        if (isActivity && now - found.session.SeenAt >= SeenAccuracy)
        {
            await SeeAsync(id, now);
        }

        return new SignedIn(found.user.Id, id, found.user.Name, found.user.Email!, found.user.Roles);
    }

    /// <summary>Ends a session: its cookie and its open circuits stop working.</summary>
    /// <param name="cause">Why, for the log.</param>
    public Task EndAsync(SignedIn who, string cause, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            new Change(who.Actor, Guid.NewGuid(), null),
            async write =>
            {
                if (
                    await write.Context.Sessions.SingleOrDefaultAsync(
                        session => session.Id == who.SessionId && session.EndedAt == null,
                        cancellationToken
                    )
                    is not { } open
                )
                {
                    return false;
                }

                open.End(write.Now);
                await write.RecordAccessAsync(new SessionEnded(who.UserId, who.SessionId, cause), write.Change, cancellationToken);
                write.Keep();
                return true;
            },
            cancellationToken
        );

    /// <summary>Ends all sessions of a user except one, in the caller's transaction.</summary>
    /// <param name="cause">Why, for the log.</param>
    /// <param name="actor">Who ends them.</param>
    public static async Task EndAllAsync(
        AccountAct act,
        StoredUser user,
        Guid? except,
        string cause,
        Actor actor,
        CancellationToken cancellationToken
    ) => await EndAsync(act, user.Id, session => session.Id != except, cause, actor, cancellationToken);

    /// <summary>Ends some open sessions of a user, in the caller's transaction.</summary>
    /// <param name="cause">Why, for the log.</param>
    /// <param name="actor">Who ends them.</param>
    /// <returns>How many were ended.</returns>
    public static async Task<int> EndAsync(
        AccountAct act,
        Guid user,
        Func<StoredSession, bool> which,
        string cause,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        var unended = await act
            .Store.Sessions.Where(session => session.UserId == user && session.EndedAt == null)
            .ToListAsync(cancellationToken);
        var open = unended.Where(session => session.IsOpen(act.Now) && which(session)).ToList();
        foreach (var session in open)
        {
            session.End(act.Now);
            await act.RecordAccessAsync(
                new SessionEnded(user, session.Id, cause),
                new Change(actor, Guid.NewGuid(), null),
                cancellationToken
            );
        }

        return open.Count;
    }

    /// <summary>Saves when the session was last used. While the store can't be written to, reads continue.</summary>
    private async Task SeeAsync(Guid id, DateTimeOffset now)
    {
        using var timeLimit = new CancellationTokenSource(SeenTimeLimit);
        try
        {
            await writer.TryNoteAsync(
                Rights.ByStranger(),
                async write => (await write.Context.Sessions.FindAsync([id], CancellationToken.None))?.See(now),
                timeLimit.Token
            );
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException or OperationCanceledException)
        {
            LogNotSeen(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The last use of a session couldn't be saved.")]
    private partial void LogNotSeen(Exception exception);
}
