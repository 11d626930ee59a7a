using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Texts;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Readers.Reporting;

/// <summary>
/// Stores what readers say is wrong with a published row or cell. Strangers can write here, so everything has a limit: the text, the
/// reports of one network, the open reports of one matrix, and all reports of the portal. When those are as many as can be, a new report
/// replaces the one that was closed first.
/// </summary>
public sealed class ProblemReporter(Writer writer, PublishedMatrices matrices, AttemptLimits limits)
{
    public const int TextMaxLength = StoredProblemReport.TextMaxLength;
    public const int ContactMaxLength = StoredProblemReport.ContactMaxLength;

    /// <summary>Stores a report, for the team only.</summary>
    /// <param name="versions">The versions of the matrix.</param>
    /// <param name="responsibility">The slug of the row.</param>
    /// <param name="sent">The form.</param>
    /// <param name="address">The network address of the reader; null when the connection has none.</param>
    public async Task<ReportOutcome> ReportAsync(
        PublishedVersions versions,
        string responsibility,
        SentReport sent,
        string? address,
        CancellationToken cancellationToken
    )
    {
        sent = sent with { Text = TextRule.WithLineFeeds(sent.Text).Trim(), Contact = sent.Contact.Trim() };
        if (ProblemOf(sent) is { } problem)
        {
            return new ReportOutcome.Invalid(problem);
        }

        if (await ProblemOfPlaceAsync(versions, responsibility, sent) is { } misplaced)
        {
            return new ReportOutcome.Invalid(misplaced);
        }

        // A write that meets another one is decided again, and counts once.
        var mayAdd = new Lazy<bool>(() => limits.AllowReport(address));
        return await writer.RunAsync<ReportOutcome>(
            WriteCommand.OfPortal(new Change(Actor.Reader, sent.Operation, null)) with
            {
                IsSmall = true,
            },
            async (write, earlier) =>
                earlier.First.Action == ProblemReportReceived.ActionName
                && await IsSameAsync(write, earlier, versions.Matrix, responsibility, sent, cancellationToken)
                    ? new ReportOutcome.Received()
                    : null,
            write => AddAsync(write, versions.Matrix, responsibility, sent, mayAdd, cancellationToken),
            cancellationToken
        );
    }

    /// <param name="mayAdd">Whether the reader's network may have one more report stored today.</param>
    private static async Task<ReportOutcome> AddAsync(
        WriteScope write,
        string matrix,
        string responsibility,
        SentReport sent,
        Lazy<bool> mayAdd,
        CancellationToken cancellationToken
    )
    {
        if (await write.Context.Matrices.SingleOrDefaultAsync(known => known.Slug == matrix, cancellationToken) is not { } stored)
        {
            return new ReportOutcome.NotDone(Refusal.NotFound);
        }

        var reports = write.Context.ProblemReports;
        if (
            await reports.CountAsync(report => report.MatrixId == stored.Id && report.ClosedAt == null, cancellationToken)
            >= StoredProblemReport.OpenMaxCount
        )
        {
            return new ReportOutcome.Full("The team has as many open reports as the portal can keep.");
        }

        var full = await reports.CountAsync(cancellationToken) >= StoredProblemReport.MaxCount;
        var oldest = full ? await FirstClosedAsync(write.Context, cancellationToken) : null;
        if (full && oldest is null)
        {
            return new ReportOutcome.Full("The team has as many open reports as the portal can keep.");
        }

        // Only a report that is stored counts for the network: not the same form again, and not one that found the inbox full.
        if (!mayAdd.Value)
        {
            return new ReportOutcome.TooMany();
        }

        var report = StoredProblemReport.Create(
            stored,
            responsibility,
            CellOf(sent),
            sent.Version!.Value,
            sent.Text,
            ContactOf(sent),
            write.Now
        );
        reports.Add(report);
        await write.RecordAsync(
            new ProblemReportReceived(matrix, report.Id, responsibility, report.HostingModel, report.Version),
            cancellationToken
        );
        if (oldest is not null)
        {
            // The store removes the answers with the report.
            reports.Remove(oldest.Report);
            await write.RecordAsync(
                new ProblemReportRemoved(oldest.Matrix, oldest.Report.Id),
                write.Change with { Actor = Actor.Retention },
                cancellationToken
            );
        }

        return new ReportOutcome.Received();
    }

    /// <summary>Returns the report that was closed first, whose place an open one can have. Null when all are open.</summary>
    private static async Task<ClosedReport?> FirstClosedAsync(PortalDbContext context, CancellationToken cancellationToken) =>
        await (
            from report in context.ProblemReports
            join matrix in context.Matrices on report.MatrixId equals matrix.Id
            where report.ClosedAt != null
            orderby report.ClosedAt
            select new ClosedReport(report, matrix.Slug)
        ).FirstOrDefaultAsync(cancellationToken);

    private static async Task<bool> IsSameAsync(
        WriteScope write,
        EarlierOperation earlier,
        string matrix,
        string responsibility,
        SentReport sent,
        CancellationToken cancellationToken
    ) =>
        AuditFacts.Find<ProblemReportReceived>(earlier.First.Payload) is { } fact
        && fact.Matrix == matrix
        && await write.Context.ProblemReports.AsNoTracking().SingleOrDefaultAsync(report => report.Id == fact.Report, cancellationToken)
            is { } report
        && report.Responsibility == responsibility
        && report.HostingModel == CellOf(sent)
        && report.Version == sent.Version
        && report.Text == sent.Text
        && report.Contact == ContactOf(sent);

    private static string? ProblemOf(SentReport sent) =>
        sent.Text.Length == 0 ? "Describe what is wrong or unclear first."
        : sent.Text.Length > TextMaxLength
            ? $"A description has at most {TextMaxLength:N0} characters; yours has {sent.Text.Length:N0}. Shorten it."
        : TextRule.ProblemOf(sent.Text, severalLines: true) is { } problem ? $"The description {problem}"
        : sent.Contact.Length > ContactMaxLength
            ? $"A contact has at most {ContactMaxLength:N0} characters; yours has {sent.Contact.Length:N0}. Shorten it."
        : TextRule.ProblemOf(sent.Contact, severalLines: false) is { } unfit ? $"The contact {unfit}"
        : null;

    private async Task<string?> ProblemOfPlaceAsync(PublishedVersions versions, string responsibility, SentReport sent)
    {
        const string Missing =
            "The version that you opened this form for doesn't have this entry. Open the form again from the page of the entry.";
        if (versions.All.FirstOrDefault(version => version.Number == sent.Version) is not { } version)
        {
            return Missing;
        }

        if (await matrices.LoadAsync(version) is not VersionContent.Intact(var published))
        {
            return $"Version {version.Number}, which you opened this form for, is damaged and can't be read.";
        }

        if (published.Index.FindRow(responsibility) is null)
        {
            return Missing;
        }

        return CellOf(sent) is { } model && published.Matrix.HostingModels.All(known => known.Slug != model)
            ? "The matrix doesn't have the part that you chose. Choose one from the list."
            : null;
    }

    private sealed record ClosedReport(StoredProblemReport Report, string Matrix);

    private static string? CellOf(SentReport sent) => sent.Cell.Length == 0 ? null : sent.Cell;

    private static string? ContactOf(SentReport sent) => sent.Contact.Length == 0 ? null : sent.Contact;
}
