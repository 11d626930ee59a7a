using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Texts;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Components.Shared;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Editing.ProblemReports;

/// <summary>
/// What the team does with the problem reports of readers: answer them among themselves, resolve them with a version, dismiss them with a
/// reason, reopen them, or delete them. Readers see none of it.
/// </summary>
public sealed class ReportInbox(Writer writer, PublishedMatrices published)
{
    public const int AnswerMaxLength = StoredReportAnswer.TextMaxLength;

    /// <summary>Adds an answer to a report. The answer is for the team, and is removed with the report.</summary>
    public Task<InboxOutcome> AnswerAsync(string matrix, Guid id, string text, Change change, CancellationToken cancellationToken)
    {
        text = TextRule.WithLineFeeds(text).Trim();
        return RunAsync(
            matrix,
            id,
            change,
            async (write, earlier) =>
                AuditFacts.Find<ProblemReportAnswered>(earlier.First.Payload) is { } fact
                && fact.Target == TargetOf(matrix, id)
                && await write.Context.ProblemReportAnswers.AnyAsync(
                    answer => answer.Id == fact.Answer && answer.Text == text,
                    cancellationToken
                ),
            async (write, _, report) =>
            {
                if (ProblemOf(text) is { } problem)
                {
                    return new InboxOutcome.Invalid(problem);
                }

                var answer = StoredReportAnswer.Create(report, text, change.Actor, write.Now);
                write.Context.ProblemReportAnswers.Add(answer);
                await write.RecordAsync(new ProblemReportAnswered(matrix, id, answer.Id), cancellationToken);
                return new InboxOutcome.Done();
            },
            cancellationToken
        );
    }

    /// <summary>Resolves a report.</summary>
    /// <param name="version">
    /// The number of the version that resolves it: one after the version that the reader saw, or the next one, which isn't published yet.
    /// </param>
    public Task<InboxOutcome> ResolveAsync(string matrix, Guid id, int version, Change change, CancellationToken cancellationToken) =>
        RunAsync(
            matrix,
            id,
            change,
            (_, earlier) =>
                Task.FromResult(
                    AuditFacts.Find<ProblemReportResolved>(earlier.First.Payload) is { } fact
                        && fact == new ProblemReportResolved(matrix, id, version)
                ),
            async (write, stored, report) =>
            {
                if (report.ClosedAt is not null)
                {
                    return Closed(report);
                }

                if (version <= report.Version || version > stored.LatestVersion + 1)
                {
                    return new InboxOutcome.Invalid(
                        $"Choose a version from {report.Version + 1} to {stored.LatestVersion + 1}: it has to be later than version "
                            + $"{report.Version}, which the reader saw."
                    );
                }

                if (WhyNever(matrix, version) is { } never)
                {
                    return new InboxOutcome.Invalid($"Version {version} is never in force: {never}. Choose another version.");
                }

                report.Resolve(version, change.Actor, write.Now);
                await write.RecordAsync(new ProblemReportResolved(matrix, id, version), cancellationToken);
                return new InboxOutcome.Done();
            },
            cancellationToken
        );

    /// <summary>Dismisses a report. The reason of the change says why, and is recorded in the log.</summary>
    public Task<InboxOutcome> DismissAsync(string matrix, Guid id, Change change, CancellationToken cancellationToken)
    {
        change = change with { Reason = TextRule.WithLineFeeds(change.Reason ?? "").Trim() };
        return RunAsync(
            matrix,
            id,
            change,
            (_, earlier) =>
                Task.FromResult(
                    AuditFacts.Read(earlier.First.Payload) is FactReadOutcome.Known(ProblemReportDismissed fact, var reason)
                        && fact == new ProblemReportDismissed(matrix, id)
                        && reason == change.Reason
                ),
            async (write, _, report) =>
            {
                if (report.ClosedAt is not null)
                {
                    return Closed(report);
                }

                if (change.Reason.Length == 0)
                {
                    return new InboxOutcome.Invalid("Enter the reason first. It is recorded in the audit log.");
                }

                if (Change.ProblemOfReason(change.Reason) is { } problem)
                {
                    return new InboxOutcome.Invalid(problem);
                }

                report.Dismiss(change.Reason, change.Actor, write.Now);
                await write.RecordAsync(new ProblemReportDismissed(matrix, id), cancellationToken);
                return new InboxOutcome.Done();
            },
            cancellationToken
        );
    }

    /// <summary>Reopens a report that was resolved or dismissed.</summary>
    public Task<InboxOutcome> ReopenAsync(string matrix, Guid id, Change change, CancellationToken cancellationToken) =>
        RunAsync(
            matrix,
            id,
            change,
            (_, earlier) => Task.FromResult(earlier.Is(TargetOf(matrix, id), ProblemReportReopened.ActionName)),
            async (write, stored, report) =>
            {
                if (report.ClosedAt is null)
                {
                    return new InboxOutcome.Invalid("This report is open already. Reload the page.");
                }

                var open = await write.Context.ProblemReports.CountAsync(
                    other => other.MatrixId == stored.Id && other.ClosedAt == null,
                    cancellationToken
                );
                if (open >= StoredProblemReport.OpenMaxCount)
                {
                    return new InboxOutcome.Invalid(
                        $"This matrix already has {open} open reports, as many as the portal keeps. Resolve or dismiss one first."
                    );
                }

                report.Reopen();
                await write.RecordAsync(new ProblemReportReopened(matrix, id), cancellationToken);
                return new InboxOutcome.Done();
            },
            cancellationToken
        );

    /// <summary>
    /// Deletes a report with its answers, for example because it contains personal data. Only administrators can. The log keeps that it was
    /// deleted, and by whom.
    /// </summary>
    public Task<InboxOutcome> DeleteAsync(string matrix, Guid id, Change change, CancellationToken cancellationToken) =>
        RunAsync(
            matrix,
            id,
            change,
            (_, earlier) => Task.FromResult(earlier.Is(TargetOf(matrix, id), ProblemReportDeleted.ActionName)),
            async (write, _, report) =>
            {
                // The store removes the answers with the report.
                write.Context.ProblemReports.Remove(report);
                await write.RecordAsync(new ProblemReportDeleted(matrix, id), cancellationToken);
                return new InboxOutcome.Done();
            },
            cancellationToken,
            Roles.Admin
        );

    /// <summary>The function that the log names when an actor is refused.</summary>
    internal static string FunctionOf(string matrix) => $"matrices/{matrix}/problem-reports";

    private static string TargetOf(string matrix, Guid report) => $"{FunctionOf(matrix)}/{report:D}";

    /// <summary>Returns why a published version never takes effect. Null when it does, or isn't published yet.</summary>
    private string? WhyNever(string matrix, int number) =>
        published.Find(matrix) is { } versions && versions.Find(number) is { } version && versions.IsNeverInForce(version)
            ? ScheduleWords.WhyNever(versions, version)
            : null;

    private static InboxOutcome.Invalid Closed(StoredProblemReport report) =>
        new($"{report.ClosedByName} has already {(report.ResolvedIn is null ? "dismissed" : "resolved")} this report. Reload the page.");

    private static string? ProblemOf(string text) =>
        text.Length == 0 ? "Enter an answer first."
        : text.Length > AnswerMaxLength ? $"An answer has at most {AnswerMaxLength:N0} characters; this one has {text.Length:N0}."
        : TextRule.ProblemOf(text, severalLines: true) is { } problem ? $"The answer {problem}"
        : null;

    /// <param name="isSame">Returns whether an earlier operation was this command.</param>
    /// <param name="anyOf">The roles of which the actor needs one.</param>
    private Task<InboxOutcome> RunAsync(
        string matrix,
        Guid id,
        Change change,
        Func<WriteScope, EarlierOperation, Task<bool>> isSame,
        Func<WriteScope, StoredMatrix, StoredProblemReport, Task<InboxOutcome>> act,
        CancellationToken cancellationToken,
        Roles anyOf = Policies.DraftRoles
    ) =>
        writer.RunAsync<InboxOutcome>(
            new WriteCommand(anyOf, FunctionOf(matrix), change) { IsSmall = true },
            async (write, earlier) => await isSame(write, earlier) ? new InboxOutcome.Done() : null,
            async write =>
                await write.Context.Matrices.SingleOrDefaultAsync(candidate => candidate.Slug == matrix, cancellationToken) is { } stored
                && await write.Context.ProblemReports.SingleOrDefaultAsync(
                    report => report.Id == id && report.MatrixId == stored.Id,
                    cancellationToken
                )
                    is { } found
                    ? await act(write, stored, found)
                    : new InboxOutcome.NotDone(Refusal.NotFound),
            cancellationToken
        );
}
