using System.Globalization;
using ResponsibilityPortal.Domain.Auditing;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Sqlite;
using ResponsibilityPortal.Web.Composition;
using ResponsibilityPortal.Web.Proving;

namespace ResponsibilityPortal.Web.Commands;

/// <summary>Puts a backup in the place of the store of a stopped portal, and says what that takes back.</summary>
internal static class RestoreCommand
{
    /// <summary>Where what was replaced is kept, in the data directory.</summary>
    private const string Aside = "replaced";

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
            var restore = new SqliteRestore(directory, checkpoints.Source.File, checkpoints.Key);
            var report = restore.Verify(copy.FullName, out var heads, cancellationToken);
            if (!report.IsGood)
            {
                await Console.Error.WriteLineAsync($"Nothing was restored: '{copy}' is not a whole copy of this portal's store.\n{string.Join('\n', ReportWords.Lines(report))}");
                return EvidenceExit.Broken;
            }

            var known = restore.Known();
            var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            await restore.PrepareAsync(copy.FullName, known, heads, "A backup was restored.", now, cancellationToken);
            var aside = directory.Subdirectory(Aside, string.Create(CultureInfo.InvariantCulture, $"{now:yyyyMMdd'T'HHmmssfff'Z'}"));

            // Taken back first: checkpoints that name less than the store has are whole, those that name more are not.
            var isAnew = checkpoints.CutTo(heads.Content, heads.Access, aside);
            restore.Finish(aside);
            await checkpoints.MakeAsync(cancellationToken);
            await Console.Out.WriteLineAsync(
                $"""
                The store is that of '{copy}' again.
                {Told(known.Content, heads.Content)}
                {Told(known.Access, heads.Access)}
                What was there is in '{aside.FullName}'.{(isAnew ? KeyChanged : "")}
                Everybody is signed out. People, roles, tokens and passwords are again as they were in the copy: whom you have disabled and which tokens you have revoked since, disable and revoke again.
                """);
            return EvidenceExit.Good;
        });

    private static string Told(AuditHead from, AuditHead to) => from.Sequence > to.Sequence
        ? string.Create(CultureInfo.InvariantCulture, $"The stream {to.Stream} was rolled back from {from.Sequence} to {to.Sequence}: {from.Sequence - to.Sequence} entries are not in the log any longer.")
        : string.Create(CultureInfo.InvariantCulture, $"The stream {to.Stream} ends with entry {to.Sequence} as before: nothing that is known was taken back.");
}
