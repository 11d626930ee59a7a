using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Web.Hosting;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Integrity.Witnessing;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Replaces the store of a stopped portal with a backup, and reports what that undoes.</summary>
internal static class RestoreCommand
{
    private const string KeyChanged =
        " The key that signs checkpoints was rotated after the backup was made, so checkpoints start again with the present key. Tell "
            + "everyone who keeps earlier checkpoints. The checkpoint file in that directory links the old key to this one.";

    /// <param name="copy">A file that <c>backup</c> made.</param>
    /// <param name="settings">Settings as command-line arguments.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(FileInfo copy, string[] settings, CancellationToken cancellationToken) =>
        EvidenceExit.OfAsync(
            "Nothing was restored.",
            async () =>
            {
                var builder = PortalBuilder.Create(settings);
                builder.AddPortal();
                await using var app = builder.Build();
                var (checkpoints, directory) = (
                    app.Services.GetRequiredService<Checkpoints>(),
                    app.Services.GetRequiredService<DataDirectory>()
                );
                checkpoints.Open();
                using var restore = await app
                    .Services.GetRequiredService<StoreBackup>()
                    .PrepareRestoreAsync(directory, copy.FullName, cancellationToken);
                var skipped = new List<string>();
                if (FindHistory(restore, checkpoints, skipped, out var report, cancellationToken) is not { } history)
                {
                    await PortalConsole.WriteErrorAsync([
                        $"Nothing was restored: '{copy}' isn't an intact copy of this portal's store.",
                        .. ReportWords.Lines(report),
                        .. skipped,
                    ]);
                    return EvidenceExit.Broken;
                }

                var outcome = restore.Outcome(checkpoints.Source.File);
                var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
                await restore.RecordAsync(outcome, "A backup was restored.", now, cancellationToken);
                var replaced = directory.MoveReplaced(now);
                if (
                    !TryReplace(
                        restore,
                        checkpoints,
                        app.Services.GetRequiredService<Cosignatures>(),
                        history,
                        replaced,
                        out var startsAgain,
                        out var obstacle
                    )
                )
                {
                    await PortalConsole.WriteErrorAsync(
                        $"The restore is not finished: {obstacle} Restore again, or start the portal, which finishes or undoes it. What "
                            + $"was replaced already is in '{replaced.FullName}'."
                    );
                    return EvidenceExit.CouldNotCheck;
                }

                await checkpoints.MakeAsync(cancellationToken);
                await PortalConsole.WriteAsync([
                    .. skipped,
                    $"The store is that of '{copy}' again.",
                    $"The stream content {outcome[AuditStream.Content].Outcome}.",
                    $"The stream access {outcome[AuditStream.Access].Outcome}.",
                    $"What was there is in '{replaced.FullName}'.{(startsAgain ? KeyChanged : "")}",
                    "Everybody is signed out. People, roles, tokens and passwords are again as they were in the copy: whom you have "
                        + "disabled and which tokens you have revoked since, disable and revoke again.",
                ]);
                return EvidenceExit.Good;
            }
        );

    /// <summary>
    /// Finds the history with which the copy is intact: the present one, or one that an earlier restore moved away. The present one can
    /// lack checkpoints that the copy's log names. The history of the copy itself has most of them.
    /// </summary>
    /// <param name="skipped">Takes a sentence for each earlier history that can't be read.</param>
    /// <param name="report">What a look at the copy has found by the present one.</param>
    private static CheckpointFile? FindHistory(
        StoreRestore restore,
        Checkpoints checkpoints,
        List<string> skipped,
        out VerificationReport report,
        CancellationToken cancellationToken
    )
    {
        var present = checkpoints.Source.File;
        report = restore.Verify(present, checkpoints.Key, cancellationToken);
        var good = report.IsGood ? present : null;
        var least = good is null ? 0 : restore.AnsweredOf(good).Checkpoints.Count;

        // Another history mends nothing but what the checkpoints of this one speak against, and only for a copy that it alone can vouch
        // for.
        var others = report.Faults.All(fault => fault.Part == ProofPart.Checkpoint) ? checkpoints.EarlierHistories(skipped).ToList() : [];
        return others
                .Select(history => (History: history, restore.AnsweredOf(history).Checkpoints))
                .Where(other => other.Checkpoints.Count > least && other.Checkpoints.Except(present.Checkpoints).Any())
                .OrderByDescending(other => other.Checkpoints.Count)
                .Select(other => other.History)
                .FirstOrDefault(history => restore.Verify(history, checkpoints.Key, cancellationToken).IsGood)
            ?? good;
    }

    /// <param name="obstacle">Why the restore failed, or wasn't completed.</param>
    private static bool TryReplace(
        StoreRestore restore,
        Checkpoints checkpoints,
        Cosignatures cosignatures,
        CheckpointFile history,
        DirectoryInfo replaced,
        out bool startsAgain,
        out string obstacle
    )
    {
        obstacle = "";
        var remaining = checkpoints.Remaining(restore.AnsweredOf(history), out startsAgain);
        try
        {
            restore.Replace(replaced, [.. checkpoints.ReplaceWith(remaining), .. cosignatures.ReplaceWith(remaining)]);
            checkpoints.Take(remaining);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            obstacle = exception.Message;
            return false;
        }
    }
}
