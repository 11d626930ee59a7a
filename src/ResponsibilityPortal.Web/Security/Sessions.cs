using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Store.Writing;

namespace ResponsibilityPortal.Web.Security;

/// <summary>Who is signed in where. A session that ended, or whose person may no longer sign in, is unusable at once.</summary>
public sealed partial class Sessions(
    IDbContextFactory<PortalDbContext> contexts, Writer writer, TimeProvider clock, ILogger<Sessions> logger)
{
    /// <summary>Why a session ended: its person left.</summary>
    public const string SignedOut = "signed-out";

    /// <summary>Why a session ended: the same browser signed in anew.</summary>
    public const string Replaced = "replaced";

    /// <summary>Why a session ended: its person's means of signing in changed.</summary>
    public const string CredentialsReplaced = "credentials-replaced";

    /// <summary>Why a session ended: the account was disabled.</summary>
    public const string Disabled = "disabled";

    /// <summary>Why a session ended: its user ended it from another one.</summary>
    public const string EndedByUser = "ended-by-user";

    /// <summary>Why a session ended: an administrator ended it.</summary>
    public const string EndedByAdministrator = "ended-by-administrator";

    /// <summary>How exactly it is kept when something was last done.</summary>
    private static readonly TimeSpan SeenAccuracy = TimeSpan.FromMinutes(1);

    /// <summary>How long a page waits for that.</summary>
    private static readonly TimeSpan SeenPatience = TimeSpan.FromSeconds(1);

    /// <summary>Starts a session as part of an act, which the caller commits. Sessions of the person that are over are forgotten.</summary>
    /// <param name="client">The browser that signs in.</param>
    public static async Task<StoredSession> StartAsync(AccountAct act, StoredPerson person, SignInMethod method, Client client, CancellationToken cancellationToken)
    {
        var oldest = act.Now - StoredSession.AbsoluteLimit;
        act.Store.Sessions.RemoveRange(await act.Store.Sessions
            .Where(old => old.PersonId == person.Id && old.StartedAt < oldest)
            .ToListAsync(cancellationToken));
        var session = StoredSession.Start(person, method, act.Now);
        act.Store.Sessions.Add(session);
        var credentials = await act.DigestAsync(person, cancellationToken);
        await act.RecordAccessAsync(
            new SessionStarted(person.Id, session.Id, SignInMethodNames.Of(method), client.Address, client.Browser, credentials),
            new Change(person.ToActor(), Guid.NewGuid(), null),
            cancellationToken);
        return session;
    }

    /// <summary>Whose session it is, if it is open and the account works; null otherwise.</summary>
    /// <param name="isActivity">Whether the person has just done something.</param>
    public async Task<SignedIn?> FindAsync(Guid id, bool isActivity, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context.Sessions.AsNoTracking()
            .Where(session => session.Id == id)
            .Join(context.People.AsNoTracking(), session => session.PersonId, person => person.Id, (session, person) => new { session, person })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null || !found.session.IsOpen(now) || !found.person.IsActive(now))
        {
            return null;
        }

        if (isActivity && now - found.session.SeenAt >= SeenAccuracy)
        {
            await SeeAsync(id, now);
        }

        return new SignedIn(found.person.Id, id, found.person.Name, found.person.Email!, found.person.Roles);
    }

    /// <summary>Ends a session: its cookie and its open circuits stop working.</summary>
    /// <param name="cause">Why, for the log.</param>
    public Task EndAsync(SignedIn who, string cause, CancellationToken cancellationToken) => writer.WriteAsync(
        new Change(who.Actor, Guid.NewGuid(), null),
        async write =>
        {
            if (await write.Context.Sessions.SingleOrDefaultAsync(session => session.Id == who.SessionId && session.EndedAt == null, cancellationToken) is not { } open)
            {
                return false;
            }

            open.End(write.Now);
            await write.RecordAccessAsync(new SessionEnded(who.PersonId, who.SessionId, cause), write.Change, cancellationToken);
            write.Keep();
            return true;
        },
        cancellationToken);

    /// <summary>Ends all sessions of a person but one, as part of an act.</summary>
    /// <param name="cause">Why, for the log.</param>
    /// <param name="actor">Who ends them.</param>
    public static async Task EndAllAsync(
        AccountAct act, StoredPerson person, Guid? except, string cause, Actor actor, CancellationToken cancellationToken) =>
        await EndAsync(act, person.Id, session => session.Id != except, cause, actor, cancellationToken);

    /// <summary>Ends some open sessions of a person, as part of an act.</summary>
    /// <param name="cause">Why, for the log.</param>
    /// <param name="actor">Who ends them.</param>
    /// <returns>How many were ended.</returns>
    public static async Task<int> EndAsync(
        AccountAct act, Guid person, Func<StoredSession, bool> which, string cause, Actor actor, CancellationToken cancellationToken)
    {
        var unended = await act.Store.Sessions
            .Where(session => session.PersonId == person && session.EndedAt == null)
            .ToListAsync(cancellationToken);
        var open = unended.Where(session => session.IsOpen(act.Now) && which(session)).ToList();
        foreach (var session in open)
        {
            session.End(act.Now);
            await act.RecordAccessAsync(new SessionEnded(person, session.Id, cause), new Change(actor, Guid.NewGuid(), null), cancellationToken);
        }

        return open.Count;
    }

    /// <summary>Keeps when something was last done. While the store can't be written to, the user goes on reading.</summary>
    private async Task SeeAsync(Guid id, DateTimeOffset now)
    {
        using var patience = new CancellationTokenSource(SeenPatience);
        try
        {
            await writer.TryNoteAsync(
                Rights.ByStranger(),
                async write => (await write.Context.Sessions.FindAsync([id], CancellationToken.None))?.See(now),
                patience.Token);
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException or OperationCanceledException)
        {
            LogNotSeen(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "When a session was last used could not be kept.")]
    private partial void LogNotSeen(Exception exception);
}
