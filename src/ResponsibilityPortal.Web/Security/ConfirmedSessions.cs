using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Web.Security;

/// <summary>
/// Finds the sessions whose users confirmed their identity recently. Only they can change sign-in methods: an unattended page or a stolen
/// cookie must not be enough to take over an account. The log knows them, so that all instances do.
/// </summary>
internal static class ConfirmedSessions
{
    /// <summary>How long a confirmation is valid.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>Returns whether the user of a session signed in, or confirmed their identity, in the last five minutes.</summary>
    public static async Task<bool> IsConfirmedAsync(
        PortalDbContext store,
        StoredSession session,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) => IsRecent(session.StartedAt, now) || await HasConfirmedAsync(store, session, now, cancellationToken);

    private static async Task<bool> HasConfirmedAsync(
        PortalDbContext store,
        StoredSession session,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var (target, oldest) = ($"people/{session.UserId}", now - Lifetime);
        var confirmations = await store
            .AuditEntries.AsNoTracking()
            .Where(entry =>
                entry.Stream == AuditStream.Access
                && entry.Target == target
                && entry.Action == SessionConfirmed.ActionName
                && entry.At >= oldest
            )
            .Select(entry => new { entry.At, entry.Payload })
            .ToListAsync(cancellationToken);
        return confirmations.Any(entry =>
            IsRecent(entry.At, now) && AuditFacts.Find<SessionConfirmed>(entry.Payload)?.Session == session.Id
        );
    }

    private static bool IsRecent(DateTimeOffset at, DateTimeOffset now) => at <= now && now - at <= Lifetime;
}
