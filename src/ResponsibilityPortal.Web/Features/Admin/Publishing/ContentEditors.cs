using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Audit.Replay;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>Finds the editors of a draft's content. The log decides; the table of editors can only add to its result.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Globalization",
    "CA1309",
    Justification = "Becomes SQL, where only this form of comparing is translated."
)]
internal static class ContentEditors
{
    /// <summary>
    /// Returns the users and tokens whose edits would be published with the draft, by name. Tokens have the name under which they acted.
    /// </summary>
    public static async Task<ValueList<Actor>> OfDraftAsync(
        PortalDbContext context,
        StoredMatrix matrix,
        CancellationToken cancellationToken
    )
    {
        var start = await StartOfDraftAsync(context, matrix, cancellationToken);
        var (first, last) = TargetsOf(matrix);
        var own = $"matrices/{matrix.Slug}";
        var edited = await context
            .AuditEntries.AsNoTracking()
            .Where(entry =>
                entry.Stream == AuditStream.Content
                && entry.Sequence > start
                && PublicationReplay.Edits.Contains(entry.Action)
                && (entry.Target == own || (string.Compare(entry.Target, first) >= 0 && string.Compare(entry.Target, last) < 0))
            )
            .Select(entry => new { entry.ActorId, entry.ActorName })
            .Distinct()
            .ToListAsync(cancellationToken);
        var noted = await context.DraftEditors.AsNoTracking().Where(editor => editor.MatrixId == matrix.Id).ToListAsync(cancellationToken);
        return
        [
            .. edited
                .Select(editor => new Actor(editor.ActorId, editor.ActorName))
                .Concat(noted.Select(editor => new Actor(editor.ActorId, editor.ActorName)))
                .Concat(await OfRestoredAsync(context, matrix, start, cancellationToken))
                .DistinctBy(actor => actor.Id)
                .OrderBy(actor => actor.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The entry after which the draft began: the latest publication, discarding or removal; 0 if there is none.</summary>
    private static async Task<long> StartOfDraftAsync(PortalDbContext context, StoredMatrix matrix, CancellationToken cancellationToken)
    {
        string[] actions = [VersionPublished.ActionName, MatrixImported.ActionName, DraftDiscarded.ActionName, MatrixRemoved.ActionName];
        string[] targets =
        [
            $"matrices/{matrix.Slug}",
            DraftDiscarded.TargetOf(matrix.Slug),
            VersionPublished.TargetOf(matrix.Slug, matrix.LatestVersion.ToString(CultureInfo.InvariantCulture)),
        ];
        return await context
                .AuditEntries.AsNoTracking()
                .Where(entry => entry.Stream == AuditStream.Content && targets.Contains(entry.Target) && actions.Contains(entry.Action))
                .MaxAsync(entry => (long?)entry.Sequence, cancellationToken)
            ?? 0;
    }

    /// <summary>Returns the editors of earlier versions whose content was put into the draft again.</summary>
    private static async Task<IEnumerable<Actor>> OfRestoredAsync(
        PortalDbContext context,
        StoredMatrix matrix,
        long start,
        CancellationToken cancellationToken
    )
    {
        var target = DraftDiscarded.TargetOf(matrix.Slug);
        var restored = await context
            .AuditEntries.AsNoTracking()
            .Where(entry =>
                entry.Stream == AuditStream.Content
                && entry.Sequence > start
                && entry.Target == target
                && entry.Action == DraftRestored.ActionName
            )
            .Select(entry => entry.Payload)
            .ToListAsync(cancellationToken);
        if (restored.Count == 0)
        {
            return [];
        }

        // If the log doesn't say which version was restored, the editors of all versions count. This keeps an editor from bypassing the
        // second approver.
        var numbers = restored.ConvertAll(payload => AuditFacts.Find<DraftRestored>(payload)?.Version);
        var releases = await ReplayAsync(context, matrix, cancellationToken);
        return releases
            .Where(release => numbers.Contains(release.Number) || numbers.Contains(null))
            .SelectMany(release => release.Contributors.Values)
            .Select(contribution => contribution.By);
    }

    private static async Task<IReadOnlyList<ReplayedPublication>> ReplayAsync(
        PortalDbContext context,
        StoredMatrix matrix,
        CancellationToken cancellationToken
    )
    {
        var (first, last) = TargetsOf(matrix);
        var own = $"matrices/{matrix.Slug}";
        string[] read =
        [
            VersionPublished.ActionName,
            MatrixImported.ActionName,
            DraftRestored.ActionName,
            ReviewDecided.NameOf(isApproved: true),
            ReviewDecided.NameOf(isApproved: false),
        ];
        var entries = context
            .AuditEntries.AsNoTracking()
            .Where(entry =>
                entry.Stream == AuditStream.Content
                && PublicationReplay.Actions.Contains(entry.Action)
                && (
                    entry.Action == ApiTokenCreated.ActionName
                    || entry.Target == own
                    || (string.Compare(entry.Target, first) >= 0 && string.Compare(entry.Target, last) < 0)
                )
            )
            .OrderBy(entry => entry.Sequence)
            .Select(entry => new
            {
                entry.Action,
                entry.Target,
                entry.ActorId,
                entry.ActorName,
                entry.At,
                entry.OperationId,
                Payload = read.Contains(entry.Action) ? entry.Payload : null,
            });
        var replay = new PublicationReplay();
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            replay.Take(
                entry.Action,
                entry.Target,
                new Actor(entry.ActorId, entry.ActorName),
                entry.At,
                entry.OperationId.ToString("D"),
                () => AuditFacts.Find<AuditFact>(entry.Payload)
            );
        }

        return replay.Releases;
    }

    /// <summary>Returns the bounds of the audit targets that belong to a matrix.</summary>
    private static (string First, string After) TargetsOf(StoredMatrix matrix) => ($"matrices/{matrix.Slug}/", $"matrices/{matrix.Slug}0");
}
