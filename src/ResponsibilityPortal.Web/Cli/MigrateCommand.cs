using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Web.Hosting;
using ResponsibilityPortal.Web.Instances;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Gives the database of a stopped portal the schema of this release.</summary>
internal static class MigrateCommand
{
    /// <param name="role">The database role that a running portal uses; null when it is the one that migrates.</param>
    /// <param name="settings">Settings as command-line arguments.</param>
    /// <exception cref="StoreRefusedException">The portal is running, or its database can't be migrated.</exception>
    /// <exception cref="StartRefusedException">Another instance is running.</exception>
    public static async Task RunAsync(string? role, string[] settings, CancellationToken cancellationToken)
    {
        var builder = PortalBuilder.Create(settings);
        builder.AddPortal();

        await using var app = builder.Build();

        // Refuses while a portal of this machine runs.
        _ = app.Services.GetRequiredService<DataDirectory>();
        var migrator = app.Services.GetRequiredService<StoreMigrator>();
        if ((await migrator.FindPendingAsync(cancellationToken)).Count > 0)
        {
            // Instances of the release before would go on, with tables that change under them.
            await app.Services.GetRequiredService<RunningInstances>().RefuseWhileRunningAsync(cancellationToken);
        }

        var done = await migrator.MigrateAsync(cancellationToken);
        await PortalConsole.WriteAsync(
            done.Count == 0
                ? ["The database already has the schema of this release."]
                : [.. done.Select(name => $"Migrated: {name}"), "The database has the schema of this release."]
        );
        if (role is not null)
        {
            await migrator.GrantAsync(role, cancellationToken);
            await PortalConsole.WriteAsync($"The role '{role}' can serve the portal.");
        }
    }
}
