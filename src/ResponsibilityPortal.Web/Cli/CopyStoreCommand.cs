using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Hosting;
using ResponsibilityPortal.Web.Instances;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Copies the store of a stopped portal to another database.</summary>
internal static class CopyStoreCommand
{
    /// <param name="to">The file or the connection string of the other database.</param>
    /// <param name="settings">Settings as command-line arguments, for the store to copy.</param>
    /// <exception cref="StoreRefusedException">The portal is running, or the store can't be copied.</exception>
    /// <exception cref="StartRefusedException">Another instance is running.</exception>
    public static async Task RunAsync(string to, string[] settings, CancellationToken cancellationToken)
    {
        var builder = PortalBuilder.Create(settings);
        builder.AddPortal();

        await using var app = builder.Build();

        // Refuses while a portal of this machine runs.
        _ = app.Services.GetRequiredService<DataDirectory>();
        await app.Services.GetRequiredService<StoreMigrator>().PrepareAsync(cancellationToken);
        await app.Services.GetRequiredService<RunningInstances>().RefuseWhileRunningAsync(cancellationToken);
        await using var source = await app
            .Services.GetRequiredService<IDbContextFactory<PortalDbContext>>()
            .CreateDbContextAsync(cancellationToken);
        await using var target = PortalStore.OpenTarget(to);
        var copied = new List<string>();
        await new StoreCopy(source, target).RunAsync(
            (table, rows) => copied.Add(string.Create(CultureInfo.InvariantCulture, $"  {rows,10:N0} {table}")),
            cancellationToken
        );
        await PortalConsole.WriteAsync([
            $"Copied '{source.Location}' to '{target.Location}': the same versions, the same log, as many rows.",
            .. copied,
            "Checkpoints, keys and cosignatures stay in the data directory. Run 'verify' with the settings of the copy.",
        ]);
    }
}
