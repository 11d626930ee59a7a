using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Auditing;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Auditing;

/// <summary>What follows from the log as a whole: people as they were, and versions that one person both edited and released.</summary>
public sealed class LogReplays(IDbContextFactory<PortalDbContext> contexts, Rights rights, TimeProvider clock)
{
    private static readonly string[] PersonActions = ["administrator.claimed", "person.added", "person.changed"];

    /// <summary>What counts as a part of the draft of its matrix: whoever did one of them has edited it.</summary>
    private static readonly string[] Edits = [MatrixCreated.ActionName, AssignmentChanged.ActionName, DraftReshaped.ActionName];

    private static readonly string[] VersionActions =
        [.. Edits, DraftDiscarded.ActionName, MatrixRemoved.ActionName, VersionPublished.ActionName, ApiTokenCreated.ActionName];

    /// <summary>Everybody who had an account at the end of a day, UTC, by name; null when the actor may not see the log.</summary>
    public async Task<IReadOnlyList<PersonOnDay>?> PeopleAsync(Actor actor, DateOnly day, CancellationToken cancellationToken)
    {
        var end = new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var people = new Dictionary<string, PersonOnDay>(StringComparer.Ordinal);
        return await ForEachAsync(actor, PersonActions, entry => entry.At < end, entry =>
        {
            using var payload = JsonDocument.Parse(entry.Payload);
            var data = payload.RootElement.GetProperty("data");
            var person = data.TryGetProperty("after", out var after) ? after : data;
            people[person.GetProperty("id").GetString()!] = new PersonOnDay(
                person.GetProperty("name").GetString()!,
                person.GetProperty("email").GetString()!,
                string.Join(", ", person.GetProperty("roles").EnumerateArray().Select(role => role.GetString())),
                person.GetProperty("endsAt").GetString() is { } end ? PersonRecord.LastDayBefore(UtcInstant.Parse(end)) : null,
                person.GetProperty("disabled").GetBoolean());
        }, cancellationToken)
            ? [.. people.Values.OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase)]
            : null;
    }

    /// <summary>Versions that somebody released who had edited their draft, the latest first; null when the actor may not see the log.</summary>
    /// <remarks>What a token does counts as done by whoever made it.</remarks>
    public async Task<IReadOnlyList<OneHandVersion>?> OneHandVersionsAsync(Actor actor, CancellationToken cancellationToken)
    {
        var edits = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        var makers = new Dictionary<string, string>(StringComparer.Ordinal);
        var found = new List<OneHandVersion>();
        return await ForEachAsync(actor, VersionActions, _ => true, entry =>
        {
            if (entry.Action == ApiTokenCreated.ActionName)
            {
                makers[ApiTokens.ActorIdOf(entry.Target.Split('/')[1])] = entry.ActorId;
                return;
            }

            var matrix = entry.Target.Split('/')[1];
            var byPerson = edits.TryGetValue(matrix, out var known) ? known : edits[matrix] = new(StringComparer.Ordinal);
            if (Edits.Contains(entry.Action))
            {
                var editor = PersonOf(entry.ActorId);
                byPerson[editor] = byPerson.GetValueOrDefault(editor) + 1;
                return;
            }

            if (entry.Action == VersionPublished.ActionName)
            {
                using var payload = JsonDocument.Parse(entry.Payload);
                var version = payload.RootElement.GetProperty("data").GetProperty("version");

                // Without an approver it is the publisher who let the edits out.
                var releaser = version.GetProperty("approvedBy") is { ValueKind: JsonValueKind.Object } approver ? approver : version.GetProperty("publishedBy");
                if (byPerson.TryGetValue(PersonOf(releaser.GetProperty("id").GetString()!), out var count))
                {
                    found.Add(new OneHandVersion(matrix, version.GetProperty("number").GetInt32(), entry.At, releaser.GetProperty("name").GetString()!, count));
                }
            }

            byPerson.Clear();
        }, cancellationToken)
            ? Enumerable.Reverse(found).ToValueList()
            : null;

        string PersonOf(string id) => makers.GetValueOrDefault(id, id);
    }

    /// <summary>Looks at entries of the log's content in their order, one by one.</summary>
    /// <returns>Whether the actor may see the log; a refusal is recorded.</returns>
    private async Task<bool> ForEachAsync(Actor actor, string[] actions, Func<StoredAuditEntry, bool> counts, Action<StoredAuditEntry> look, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await Rights.AllowsAsync(context, clock.GetUtcNow(), actor, Policies.AuditRoles, cancellationToken))
        {
            await rights.RecordRefusalAsync(actor, "audit", Policies.AuditRoles, cancellationToken);
            return false;
        }

        var entries = context.AuditEntries.AsNoTracking()
            .Where(entry => entry.Stream == AuditStream.Content && actions.Contains(entry.Action))
            .OrderBy(entry => entry.Sequence)
            .AsAsyncEnumerable();
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            if (counts(entry))
            {
                look(entry);
            }
        }

        return true;
    }
}
