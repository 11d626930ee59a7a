using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Web.Hosting;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Integrity.Witnessing;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Puts a backup in the place of the store of a stopped portal, and says what that takes back.</summary>
internal static class RestoreCommand
{
    private const string KeyChanged =
        " The key of the checkpoints was changed after the copy was made, so the checkpoints begin anew with the present key. Tell whoever keeps earlier ones; the file in there leads from the old key to this one.";

    /// <param name="copy">A file that <c>backup</c> has made.</param>
    /// <param name="settings">Settings in the form of the command line.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(FileInfo copy, string[] settings, CancellationToken cancellationToken) =>
        EvidenceExit.OfAsync("Nothing was restored.", async () =>
        {
            var builder = WebApplication.CreateBuilder(settings);
            builder.AddPortal();
            await using var app = builder.Build();
            var (checkpoints, directory) = (app.Services.GetRequiredService<Checkpoints>(), app.Services.GetRequiredService<DataDirectory>());
            checkpoints.Open();
            using var restore = await app.Services.GetRequiredService<StoreBackup>().PrepareRestoreAsync(directory, copy.FullName, cancellationToken);
            if (FindHistory(restore, checkpoints, out var report, cancellationToken) is not { } history)
            {
                await PortalConsole.WriteErrorAsync([$"Nothing was restored: '{copy}' is not a whole copy of this portal's store.", .. ReportWords.Lines(report)]);
                return EvidenceExit.Broken;
            }

            var outcome = restore.Outcome(checkpoints.Source.File);
            var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            await restore.RecordAsync(outcome, "A backup was restored.", now, cancellationToken);
            var aside = directory.MakeAside(now);
            if (!TryReplace(restore, checkpoints, app.Services.GetRequiredService<Cosignatures>(), history, aside, out var isAnew, out var obstacle))
            {
                await PortalConsole.WriteErrorAsync($"The restore is not finished: {obstacle} Restore again. What was replaced already is in '{aside.FullName}'.");
                return EvidenceExit.CouldNotCheck;
            }

            await checkpoints.MakeAsync(cancellationToken);
            await PortalConsole.WriteAsync(
                $"The store is that of '{copy}' again.",
                $"The stream content {outcome[AuditStream.Content].Outcome}.",
                $"The stream access {outcome[AuditStream.Access].Outcome}.",
                $"What was there is in '{aside.FullName}'.{(isAnew ? KeyChanged : "")}",
                "Everybody is signed out. People, roles, tokens and passwords are again as they were in the copy: whom you have disabled and which tokens you have revoked since, disable and revoke again.");
            return EvidenceExit.Good;
        });

    /// <summary>
    /// The history that the copy is whole by: the present one, or one that an earlier restore has put aside. The present one can lack checkpoints
    /// that the copy's log names; that of the copy itself has the most of them.
    /// </summary>
    /// <param name="report">What a look at the copy has found by the present one.</param>
    private static CheckpointFile? FindHistory(StoreRestore restore, Checkpoints checkpoints, out VerificationReport report, CancellationToken cancellationToken)
    {
        var present = checkpoints.Source.File;
        report = restore.Verify(present, checkpoints.Key, cancellationToken);
        var good = report.IsGood ? present : null;
        var least = good is null ? 0 : restore.AnsweredOf(good).Checkpoints.Count;

        // Another history mends nothing but what the checkpoints of this one speak against, and only for a copy that it alone can vouch for.
        var others = report.Faults.All(fault => fault.Part == ProofPart.Checkpoint) ? checkpoints.EarlierHistories() : [];
        return others
            .Select(history => (History: history, restore.AnsweredOf(history).Checkpoints))
            .Where(other => other.Checkpoints.Count > least && other.Checkpoints.Except(present.Checkpoints).Any())
            .OrderByDescending(other => other.Checkpoints.Count)
            .Select(other => other.History)
            .FirstOrDefault(history => restore.Verify(history, checkpoints.Key, cancellationToken).IsGood) ?? good;
    }

    /// <param name="obstacle">Why it could not be done, or not wholly.</param>
    private static bool TryReplace(
        StoreRestore restore, Checkpoints checkpoints, Cosignatures cosignatures, CheckpointFile history, DirectoryInfo aside, out bool isAnew, out string obstacle)
    {
        (isAnew, obstacle) = (false, "");
        try
        {
            // Taken back first: checkpoints that name less than the store has are whole, those that name more are not.
            isAnew = checkpoints.CutTo(restore.AnsweredOf(history), aside);
            cosignatures.CutTo(checkpoints.Source.File, aside);
            restore.Finish(aside);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            obstacle = exception.Message;
            return false;
        }
    }
}
