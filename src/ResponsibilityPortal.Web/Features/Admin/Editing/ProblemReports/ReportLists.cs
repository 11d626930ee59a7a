using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Editing.ProblemReports;

/// <summary>Reads the problem reports of a matrix for the team.</summary>
public sealed class ReportLists(
    IDbContextFactory<PortalDbContext> contexts,
    PublishedMatrices matrices,
    Rights rights,
    TimeProvider clock
)
{
    /// <summary>How many reports a list has at most. Closed reports can be more, and the latest are listed.</summary>
    public const int ListedMaxCount = StoredProblemReport.OpenMaxCount;

    /// <summary>
    /// Returns reports: open ones with the oldest first, then closed ones with the last closed first. Empty if the actor can't see drafts.
    /// </summary>
    public async Task<IReadOnlyList<ProblemReport>> ListAsync(
        string matrix,
        ReportSelection selection,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await AllowsAsync(context, matrix, actor, cancellationToken))
        {
            return [];
        }

        var stored = await Select(context, matrix, selection)
            .OrderBy(report => report.ClosedAt != null)
            .ThenByDescending(report => report.ClosedAt)
            .ThenBy(report => report.ReceivedAt)
            .Take(ListedMaxCount)
            .ToListAsync(cancellationToken);
        var ids = stored.Select(report => report.Id).ToList();
        var answers = (
            await context
                .ProblemReportAnswers.AsNoTracking()
                .Where(answer => ids.Contains(answer.ReportId))
                .OrderBy(answer => answer.WrittenAt)
                .ToListAsync(cancellationToken)
        ).ToLookup(answer => answer.ReportId);
        var places = new ReportPlaces(matrices, matrix, clock.GetUtcNow());
        var reports = new List<ProblemReport>();
        foreach (var report in stored)
        {
            reports.Add(Read(report, answers[report.Id], await places.NameAsync(report)));
        }

        return reports;
    }

    /// <summary>
    /// Returns what the open reports are about; a hosting model is empty for a whole row. Empty if the actor can't see drafts.
    /// </summary>
    public async Task<IReadOnlyList<CellKey>> ListOpenCellsAsync(string matrix, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await AllowsAsync(context, matrix, actor, cancellationToken))
        {
            return [];
        }

        var cells = await Select(context, matrix, new ReportSelection(IsOpen: true))
            .Select(report => new { report.Responsibility, report.HostingModel })
            .ToListAsync(cancellationToken);
        return [.. cells.Select(cell => new CellKey(cell.Responsibility, cell.HostingModel ?? ""))];
    }

    private async Task<bool> AllowsAsync(PortalDbContext context, string matrix, Actor actor, CancellationToken cancellationToken)
    {
        if (await Rights.AllowsAsync(context, clock.GetUtcNow(), actor, Policies.DraftRoles, cancellationToken))
        {
            return true;
        }

        await rights.RecordRefusalAsync(actor, ReportInbox.FunctionOf(matrix), Policies.DraftRoles, cancellationToken);
        return false;
    }

    private static IQueryable<StoredProblemReport> Select(PortalDbContext context, string matrix, ReportSelection selection)
    {
        var reports =
            from report in context.ProblemReports.AsNoTracking()
            join known in context.Matrices on report.MatrixId equals known.Id
            where known.Slug == matrix
            select report;
        if (selection.IsOpen is { } isOpen)
        {
            reports = reports.Where(report => report.ClosedAt == null == isOpen);
        }

        return selection.Cell is { } cell
            ? reports.Where(report =>
                report.Responsibility == cell.Responsibility
                && (report.HostingModel == null || report.HostingModel == cell.HostingModel)
            )
            : reports;
    }

    private static ProblemReport Read(StoredProblemReport report, IEnumerable<StoredReportAnswer> answers, string place) =>
        new(
            report.Id,
            new CellKey(report.Responsibility, report.HostingModel ?? ""),
            place,
            report.Version,
            report.Text,
            report.Contact,
            report.ReceivedAt,
            report.ClosedAt is { } at
                ? new ReportClosing(new Actor(report.ClosedById ?? "", report.ClosedByName ?? ""), at, report.ResolvedIn, report.Reason)
                : null,
            [
                .. answers.Select(answer => new ReportAnswer(
                    answer.Id,
                    answer.Text,
                    new Actor(answer.AuthorId, answer.AuthorName),
                    answer.WrittenAt
                )),
            ]
        );
}
