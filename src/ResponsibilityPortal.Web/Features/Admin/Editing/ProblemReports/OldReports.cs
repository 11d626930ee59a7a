using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Features.Admin.Editing.ProblemReports;

/// <summary>
/// Removes problem reports, with their answers, when they were closed long enough ago (<see cref="PortalOptions.ProblemReportsKeptDays"/>).
/// </summary>
public sealed class OldReports(
    IDbContextFactory<PortalDbContext> contexts,
    Writer writer,
    IOptions<PortalOptions> options,
    TimeProvider clock
)
{
    /// <summary>How many reports one transaction removes at most, so that other writers don't wait for long.</summary>
    private const int BatchMaxCount = 100;

    /// <summary>Removes all reports that are old enough now.</summary>
    /// <returns>How many were removed.</returns>
    public async Task<int> RemoveAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().AddDays(-options.Value.ProblemReportsKeptDays);
        var total = 0;
        while (await HasAnyAsync(before, cancellationToken))
        {
            total += await writer.WriteAsync(
                new Change(Actor.Retention, Guid.CreateVersion7(), null),
                write => RemoveBatchAsync(write, before, cancellationToken),
                cancellationToken
            );
        }

        return total;
    }

    /// <remarks>Most runs find nothing, and then need no lock on the store.</remarks>
    private async Task<bool> HasAnyAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await ClosedBefore(context, before).AnyAsync(cancellationToken);
    }

    private static async Task<int> RemoveBatchAsync(WriteScope write, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var context = write.Context;
        var closed =
            from report in ClosedBefore(context, before)
            join matrix in context.Matrices on report.MatrixId equals matrix.Id
            orderby report.ClosedAt
            select new { Report = report, matrix.Slug };
        var old = await closed.Take(BatchMaxCount).ToListAsync(cancellationToken);
        foreach (var found in old)
        {
            // The store removes the answers with the report.
            context.ProblemReports.Remove(found.Report);
            await write.RecordAsync(new ProblemReportRemoved(found.Slug, found.Report.Id), cancellationToken);
        }

        write.Keep();
        return old.Count;
    }

    private static IQueryable<StoredProblemReport> ClosedBefore(PortalDbContext context, DateTimeOffset before) =>
        context.ProblemReports.Where(report => report.ClosedAt != null && report.ClosedAt <= before);
}
