using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Sentences;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Auditing;

/// <summary>Reads the log for auditors: page by page in words, or the entire log as a file.</summary>
public sealed class AuditLog(IDbContextFactory<PortalDbContext> contexts, Rights rights, LogNames names, TimeProvider clock)
{
    /// <summary>Entries on one page.</summary>
    public const int PageSize = 50;

    /// <summary>The number of entries of one operation that are shown. The others are only counted.</summary>
    private const int ShownOfOperation = 3;

    /// <summary>The name under which a refused request for the log is recorded.</summary>
    private const string Function = "audit";

    /// <summary>Returns a page of entries, the latest first; null if the actor can't see the log.</summary>
    /// <param name="before">Only entries below this sequence; null for the latest.</param>
    public async Task<AuditPageOf?> ReadAsync(Actor actor, AuditFilter filter, long? before, CancellationToken cancellationToken)
    {
        await using var context = await OpenAsync(actor, cancellationToken);
        if (context is null)
        {
            return null;
        }

        var (entries, older) = await PageAsync(context, filter, before, cancellationToken);
        var stream = context.AuditEntries.Where(entry => entry.Stream == filter.Stream);
        var actions = await stream.Select(entry => entry.Action).Distinct().ToListAsync(cancellationToken);
        var actors = await stream.Select(entry => entry.ActorName).Distinct().ToListAsync(cancellationToken);
        var slugs = await context.Matrices.AsNoTracking().Select(matrix => matrix.Slug).ToListAsync(cancellationToken);
        return await names.WithNamesAsync(
            context,
            known =>
            {
                var sentence = new EntrySentence(known);
                return new AuditPageOf(
                    [
                        .. entries.Select(item =>
                            WordedEntry.Of(item.Entry, sentence.Of(item.Entry.Payload)) with
                            {
                                Further = item.Further,
                            }
                        ),
                    ],
                    older,
                    [.. actions.Order(StringComparer.Ordinal)],
                    [.. actors.Order(StringComparer.OrdinalIgnoreCase)],
                    [.. slugs.Order(StringComparer.Ordinal).Select(slug => (slug, known.Matrix(slug)))]
                );
            },
            cancellationToken
        );
    }

    /// <summary>Returns the entries of one page. Of an operation with many entries, it contains only the first few.</summary>
    /// <returns>Each entry with the number of entries omitted after it, and the sequence below which the next page begins; null on the last
    /// page.</returns>
    private static async Task<(List<(StoredAuditEntry Entry, int Further)> Entries, long? Older)> PageAsync(
        PortalDbContext context,
        AuditFilter filter,
        long? before,
        CancellationToken cancellationToken
    )
    {
        var shown = new List<(StoredAuditEntry Entry, int Further)>();
        var below = before ?? long.MaxValue;
        var actors = await FindActorsAsync(context, filter, cancellationToken);
        while (true)
        {
            var (start, wanted) = (below, PageSize + 1 - shown.Count);
            var batch = await Matching(context, filter, actors)
                .Where(entry => entry.Sequence < start)
                .OrderByDescending(entry => entry.Sequence)
                .Take(wanted)
                .ToListAsync(cancellationToken);
            var isCut = false;
            foreach (var entry in batch)
            {
                if (shown.Count == PageSize)
                {
                    return (shown, below);
                }

                if (
                    filter.Operation is null
                    && shown.Count >= ShownOfOperation
                    && shown[^ShownOfOperation..].TrueForAll(item => item.Entry.OperationId == entry.OperationId)
                )
                {
                    var rest = Matching(context, filter, actors)
                        .Where(other => other.OperationId == entry.OperationId && other.Sequence <= entry.Sequence);
                    shown[^1] = shown[^1] with { Further = await rest.CountAsync(cancellationToken) };
                    below = await rest.MinAsync(other => other.Sequence, cancellationToken);
                    isCut = true;
                    break;
                }

                shown.Add((entry, 0));
                below = entry.Sequence;
            }

            if (!isCut && batch.Count < wanted)
            {
                return (shown, null);
            }
        }
    }

    /// <summary>Returns whether the actor can read the log now. A refusal is recorded.</summary>
    public async Task<bool> MayReadAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await OpenAsync(actor, cancellationToken);
        return context is not null;
    }

    /// <summary>Returns all matching entries, for a file; null if the actor can't see the log.</summary>
    public async Task<AuditExport?> ExportAsync(Actor actor, AuditFilter filter, CancellationToken cancellationToken)
    {
        await using var context = await OpenAsync(actor, cancellationToken);
        return context is null
            ? null
            : new AuditExport(StreamAsync(filter, cancellationToken), new EntrySentence(await names.ReadAsync(context, cancellationToken)));
    }

    private async IAsyncEnumerable<StoredAuditEntry> StreamAsync(
        AuditFilter filter,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var actors = await FindActorsAsync(context, filter, cancellationToken);
        await foreach (
            var entry in Matching(context, filter, actors)
                .OrderBy(entry => entry.Sequence)
                .AsAsyncEnumerable()
                .WithCancellation(cancellationToken)
        )
        {
            yield return entry;
        }
    }

    /// <summary>Opens the store if the actor can read the log. Otherwise returns null and records the refusal.</summary>
    private async Task<PortalDbContext?> OpenAsync(Actor actor, CancellationToken cancellationToken)
    {
        var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await Rights.AllowsAsync(context, clock.GetUtcNow(), actor, Policies.AuditRoles, cancellationToken))
        {
            return context;
        }

        await context.DisposeAsync();
        await rights.RecordRefusalAsync(actor, Function, Policies.AuditRoles, cancellationToken);
        return null;
    }

    /// <summary>
    /// Returns the names of actors that contain the search text, ignoring case. They are compared here because databases differ in what
    /// LIKE ignores.
    /// </summary>
    /// <returns>Null if there is no search text.</returns>
    private static async Task<List<string>?> FindActorsAsync(
        PortalDbContext context,
        AuditFilter filter,
        CancellationToken cancellationToken
    )
    {
        if (filter.Who is not { } who)
        {
            return null;
        }

        var names = await context
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.Stream == filter.Stream)
            .Select(entry => entry.ActorName)
            .Distinct()
            .ToListAsync(cancellationToken);
        return [.. names.Where(name => name.Contains(who, StringComparison.OrdinalIgnoreCase))];
    }

    /// <param name="actors">The names that <see cref="FindActorsAsync"/> found.</param>
    private static IQueryable<StoredAuditEntry> Matching(PortalDbContext context, AuditFilter filter, List<string>? actors)
    {
        var entries = context.AuditEntries.AsNoTracking().Where(entry => entry.Stream == filter.Stream);
        if (actors is not null)
        {
            entries = entries.Where(entry => actors.Contains(entry.ActorName));
        }

        if (filter.Action is { } action)
        {
            entries = entries.Where(entry => entry.Action.StartsWith(action));
        }

        if (filter.Operation is { } operation)
        {
            entries = entries.Where(entry => entry.OperationId == operation);
        }

        if (filter.Matrix is { } matrix)
        {
            var (target, under) = ($"matrices/{matrix}", $"matrices/{matrix}/");
            entries = entries.Where(entry => entry.Target == target || entry.Target.StartsWith(under));
        }

        if (filter.From is { } from)
        {
            var start = StartOf(from);
            entries = entries.Where(entry => entry.At >= start);
        }

        // The last possible date has no next day, and excludes no entries.
        if (filter.To is { } to && to < DateOnly.MaxValue)
        {
            var end = StartOf(to.AddDays(1));
            entries = entries.Where(entry => entry.At < end);
        }

        return entries;
    }

    private static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
