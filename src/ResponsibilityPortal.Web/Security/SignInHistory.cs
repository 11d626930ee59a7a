using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Audit.Sentences;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Web.Security;

/// <summary>Reads the open sessions of a user, and their sign-ins and failures. Network and browser come from the log.</summary>
internal static class SignInHistory
{
    private static readonly List<string> Actions =
    [
        SessionStarted.ActionName,
        SessionConfirmed.ActionName,
        SignInRefused.ActionName,
        AccountLocked.ActionName,
    ];

    /// <summary>Returns the open sessions of a user, most recently used first.</summary>
    public static async Task<IReadOnlyList<OpenSession>> OpenSessionsAsync(
        PortalDbContext store,
        Guid user,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var (target, oldest) = (TargetOf(user), now - StoredSession.AbsoluteLimit);
        var sessions = await store
            .Sessions.AsNoTracking()
            .Where(session => session.UserId == user && session.EndedAt == null)
            .ToListAsync(cancellationToken);
        var started = await store
            .AuditEntries.AsNoTracking()
            .Where(entry =>
                entry.Stream == AuditStream.Access
                && entry.Target == target
                && entry.Action == SessionStarted.ActionName
                && entry.At >= oldest
            )
            .Select(entry => entry.Payload)
            .ToListAsync(cancellationToken);
        var places = started
            .Select(payload => AuditFacts.Find<SessionStarted>(payload))
            .OfType<SessionStarted>()
            .ToLookup(start => start.Session);
        return
        [
            .. from session in sessions
            where session.IsOpen(now)
            orderby session.SeenAt descending, session.StartedAt descending
            let place = places[session.Id].FirstOrDefault()
            select new OpenSession(session.Id, session.Method, session.StartedAt, session.SeenAt, place?.From, place?.Browser),
        ];
    }

    /// <summary>Returns the latest sign-ins and failures of a user, newest first.</summary>
    public static async Task<IReadOnlyList<SignInRecord>> LatestAsync(
        PortalDbContext store,
        Guid user,
        int count,
        CancellationToken cancellationToken
    )
    {
        var target = TargetOf(user);
        var entries = await store
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.Stream == AuditStream.Access && entry.Target == target && Actions.Contains(entry.Action))
            .OrderByDescending(entry => entry.Sequence)
            .Take(count)
            .Select(entry => new { entry.At, entry.Payload })
            .ToListAsync(cancellationToken);
        return [.. entries.Select(entry => RecordOf(entry.At, AuditFacts.Find<AuditFact>(entry.Payload)))];
    }

    private static SignInRecord RecordOf(DateTimeOffset at, AuditFact? fact) =>
        fact switch
        {
            SessionStarted started => new SignInRecord(at, $"Signed in with {started.Method}", false, started.From, started.Browser),
            SessionConfirmed confirmed => new SignInRecord(at, $"Confirmed with {confirmed.Method}", false, confirmed.From, null),
            AccountLocked locked => new SignInRecord(at, "Locked for five minutes after five failures", true, locked.From, null),
            SignInRefused refused => new SignInRecord(at, $"Failed: {SignInCauses.InWords(refused.Cause)}", true, refused.From, null),
            _ => new SignInRecord(at, EntrySentence.Unreadable, true, null, null),
        };

    private static string TargetOf(Guid user) => new SignInRefused(user, "", null).Target;
}
