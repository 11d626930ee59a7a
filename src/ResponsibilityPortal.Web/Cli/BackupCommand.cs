using System.Globalization;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Web.Integrity;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Copies the store of a portal, which may be running. Verifies the copy before it gets its name.</summary>
internal static class BackupCommand
{
    /// <param name="target">The file to write, or a directory in which the file is named by date and time.</param>
    /// <param name="settings">Settings as command-line arguments.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(string target, string[] settings, CancellationToken cancellationToken) =>
        EvidenceExit.OfAsync(
            "No backup was made.",
            async () =>
            {
                await using var app = ReadOnlyPortal.Open(settings);
                var checkpoints = app.Services.GetRequiredService<Checkpoints>();
                var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
                var file = Directory.Exists(target)
                    ? Path.Combine(target, string.Create(CultureInfo.InvariantCulture, $"portal-{now:yyyyMMdd'T'HHmmss'Z'}.db"))
                    : target;
                var report = app
                    .Services.GetRequiredService<StoreBackup>()
                    .Write(file, [checkpoints.Source], checkpoints.Key, cancellationToken);
                if (!report.IsGood)
                {
                    await PortalConsole.WriteErrorAsync([
                        "No backup was made: the store is damaged, and a copy of it would be too.",
                        .. ReportWords.Lines(report),
                    ]);
                    return EvidenceExit.Broken;
                }

                await PortalConsole.WriteAsync([
                    $"The store was copied to '{Path.GetFullPath(file)}', and the copy is intact.",
                    .. ReportWords.Lines(report),
                ]);
                return EvidenceExit.Good;
            }
        );
}
