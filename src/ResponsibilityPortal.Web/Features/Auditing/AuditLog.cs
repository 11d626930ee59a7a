using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Auditing.Telling;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Auditing;

/// <summary>The log for those who audit: page by page in words, or all of it as a file.</summary>
public sealed class AuditLog(IDbContextFactory<PortalDbContext> contexts, Rights rights, PublishedMatrices published, TimeProvider clock)
{
    /// <summary>Entries on one page.</summary>
    public const int PageSize = 50;

    /// <summary>What a refused look at the log is called in it.</summary>
    private const string Function = "audit";

    /// <summary>Some entries, the latest first; null when the actor may not see the log.</summary>
    /// <param name="before">Only entries below this sequence; null for the latest.</param>
    public async Task<AuditPageOf?> ReadAsync(Actor actor, AuditFilter filter, long? before, CancellationToken cancellationToken)
    {
        await using var context = await OpenAsync(actor, cancellationToken);
        if (context is null)
        {
            return null;
        }

        var entries = await Matching(context, filter)
            .Where(entry => before == null || entry.Sequence < before)
            .OrderByDescending(entry => entry.Sequence)
            .Take(PageSize + 1)
            .ToListAsync(cancellationToken);
        var actions = await context.AuditEntries.Where(entry => entry.Stream == filter.Stream).Select(entry => entry.Action).Distinct().ToListAsync(cancellationToken);
        var sentence = new EntrySentence(await NamesAsync(context, cancellationToken));
        return new AuditPageOf(
            [.. entries.Take(PageSize).Select(entry => ToldEntry.Of(entry, sentence.Of(entry.Payload)))],
            entries.Count > PageSize ? entries[PageSize - 1].Sequence : null,
            [.. actions.Order(StringComparer.Ordinal)]);
    }

    /// <summary>Whether the actor may look at the log now; a refusal is recorded.</summary>
    public async Task<bool> MayReadAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await OpenAsync(actor, cancellationToken);
        return context is not null;
    }

    /// <summary>All entries that match, to be written; null when the actor may not see the log.</summary>
    public async Task<AuditExport?> ExportAsync(Actor actor, AuditFilter filter, CancellationToken cancellationToken)
    {
        await using var context = await OpenAsync(actor, cancellationToken);
        return context is null ? null : new AuditExport(StreamAsync(filter, cancellationToken), new EntrySentence(await NamesAsync(context, cancellationToken)));
    }

    private async IAsyncEnumerable<StoredAuditEntry> StreamAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var entry in Matching(context, filter).OrderBy(entry => entry.Sequence).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return entry;
        }
    }

    /// <summary>Opens the store for whoever may read the log; null, and recorded, for anybody else.</summary>
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

    private static IQueryable<StoredAuditEntry> Matching(PortalDbContext context, AuditFilter filter)
    {
        var entries = context.AuditEntries.AsNoTracking().Where(entry => entry.Stream == filter.Stream);
        if (filter.Who is { } who)
        {
            entries = entries.Where(entry => EF.Functions.Like(entry.ActorName, $"%{who.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_")}%", "\\"));
        }

        if (filter.Action is { } action)
        {
            entries = entries.Where(entry => entry.Action.StartsWith(action));
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

        // There is no moment after the last day there is, and nothing to leave out.
        if (filter.To is { } to && to < DateOnly.MaxValue)
        {
            var end = StartOf(to.AddDays(1));
            entries = entries.Where(entry => entry.At < end);
        }

        return entries;
    }

    private static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>Names as they are today: of what is published, and of people.</summary>
    private async Task<EntryNames> NamesAsync(PortalDbContext context, CancellationToken cancellationToken)
    {
        var matrices = new Dictionary<string, Matrix>(StringComparer.Ordinal);
        foreach (var versions in published.All)
        {
            if (await published.LoadAsync(versions.Latest) is VersionContent.Intact(var latest))
            {
                matrices.Add(versions.Matrix, latest.Matrix);
            }
        }

        var people = await context.People.AsNoTracking().ToDictionaryAsync(person => person.Id.ToString("D"), person => person.Name, StringComparer.Ordinal, cancellationToken);
        return new EntryNames(matrices.GetValueOrDefault, people.GetValueOrDefault);
    }
}
