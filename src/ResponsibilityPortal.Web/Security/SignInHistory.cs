using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store;

namespace ResponsibilityPortal.Web.Security;

/// <summary>Reads which sessions of a person are open, and when they signed in or failed to. Network and browser come from the log.</summary>
internal static class SignInHistory
{
    private static readonly List<string> Actions = [SessionStarted.ActionName, SessionConfirmed.ActionName, SignInRefused.ActionName, AccountLocked.ActionName];

    /// <summary>The open sessions of a person, the one that was used last first.</summary>
    public static async Task<IReadOnlyList<OpenSession>> OpenSessionsAsync(PortalDbContext store, Guid person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (target, oldest) = (TargetOf(person), now - StoredSession.AbsoluteLimit);
        var sessions = await store.Sessions.AsNoTracking()
            .Where(session => session.PersonId == person && session.EndedAt == null)
            .ToListAsync(cancellationToken);
        var started = await store.AuditEntries.AsNoTracking()
            .Where(entry => entry.Stream == AuditStream.Access && entry.Target == target && entry.Action == SessionStarted.ActionName && entry.At >= oldest)
            .Select(entry => entry.Payload)
            .ToListAsync(cancellationToken);
        var places = started.Select(PlaceOf).ToLookup(place => place.Session);
        return [..
            from session in sessions
            where session.IsOpen(now)
            orderby session.SeenAt descending, session.StartedAt descending
            let place = places[session.Id.ToString("D")].FirstOrDefault()
            select new OpenSession(session.Id, session.Method, session.StartedAt, session.SeenAt, place.From, place.Browser)];
    }

    /// <summary>The latest sign-ins and failures of a person, newest first.</summary>
    public static async Task<IReadOnlyList<SignInRecord>> LatestAsync(PortalDbContext store, Guid person, int count, CancellationToken cancellationToken)
    {
        var target = TargetOf(person);
        var entries = await store.AuditEntries.AsNoTracking()
            .Where(entry => entry.Stream == AuditStream.Access && entry.Target == target && Actions.Contains(entry.Action))
            .OrderByDescending(entry => entry.Sequence)
            .Take(count)
            .Select(entry => new { entry.At, entry.Action, entry.Payload })
            .ToListAsync(cancellationToken);
        return [.. entries.Select(entry => RecordOf(entry.At, entry.Action, PlaceOf(entry.Payload)))];
    }

    private static SignInRecord RecordOf(DateTimeOffset at, string action, Place place) => new(
        at,
        action switch
        {
            SessionStarted.ActionName => $"Signed in with {place.Method}",
            SessionConfirmed.ActionName => $"Confirmed with {place.Method}",
            AccountLocked.ActionName => "Locked for five minutes after five failures",
            _ => $"Failed: {place.Cause}",
        },
        action is SignInRefused.ActionName or AccountLocked.ActionName,
        place.From,
        place.Browser);

    private static Place PlaceOf(byte[] payload)
    {
        using var document = JsonDocument.Parse(payload);
        var data = document.RootElement.GetProperty("data");
        return new Place(Text(data, "session"), Text(data, "method"), Text(data, "cause"), Text(data, "from"), Text(data, "browser"));
    }

    private static string? Text(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string TargetOf(Guid person) => new SignInRefused(person, "", null).Target;

    private readonly record struct Place(string? Session, string? Method, string? Cause, string? From, string? Browser);
}
