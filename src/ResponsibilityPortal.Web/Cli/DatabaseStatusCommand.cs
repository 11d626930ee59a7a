using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Store;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Describes the database of a portal, which may be running.</summary>
internal static class DatabaseStatusCommand
{
    /// <param name="settings">Settings as command-line arguments.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(string[] settings, CancellationToken cancellationToken) =>
        EvidenceExit.OfAsync(
            "The database could not be read.",
            async () =>
            {
                await using var app = ReadOnlyPortal.Build(settings);
                var pending = await app.Services.GetRequiredService<StoreMigrator>().FindPendingAsync(cancellationToken);
                await using var context = await app
                    .Services.GetRequiredService<IDbContextFactory<PortalDbContext>>()
                    .CreateDbContextAsync(cancellationToken);
                await PortalConsole.WriteAsync([
                    $"Store: {context.Location}",
                    $"Server: {await context.DescribeServerAsync(cancellationToken)}",
                    .. pending.Count == 0
                        ? await ContentOfAsync(context, cancellationToken)
                        : [$"Schema: has to be migrated ({string.Join(", ", pending)}). Run 'db migrate'."],
                ]);
                return pending.Count == 0 ? EvidenceExit.Good : EvidenceExit.Broken;
            }
        );

    private static async Task<string[]> ContentOfAsync(PortalDbContext context, CancellationToken cancellationToken) =>
        [
            "Schema: that of this release",
            $"Matrices: {Number(await context.Matrices.CountAsync(cancellationToken))}",
            $"Versions: {Number(await context.Versions.CountAsync(cancellationToken))}",
            $"Users: {Number(await context.Users.CountAsync(cancellationToken))}",
            $"Log: {await EntriesAsync(context, AuditStream.Content, cancellationToken)} and "
                + $"{await EntriesAsync(context, AuditStream.Access, cancellationToken)}",
        ];

    private static async Task<string> EntriesAsync(PortalDbContext context, string stream, CancellationToken cancellationToken) =>
        $"{Number(await context.AuditEntries.CountAsync(entry => entry.Stream == stream, cancellationToken))} entries in {stream}";

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
