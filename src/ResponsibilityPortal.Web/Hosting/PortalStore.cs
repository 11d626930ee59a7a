using Microsoft.Extensions.Options;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Store.Postgres;
using ResponsibilityPortal.Store.Sqlite;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Background;
using ResponsibilityPortal.Web.Following;
using ResponsibilityPortal.Web.Instances;
using ResponsibilityPortal.Web.Settings;
using ResponsibilityPortal.Web.Telemetry;

namespace ResponsibilityPortal.Web.Hosting;

/// <summary>Chooses the database of the portal. Nothing else outside the store names a database.</summary>
internal static partial class PortalStore
{
    /// <param name="isReadOnly">Whether to only read the data directory, which another process may hold.</param>
    public static void AddStore(this IServiceCollection services, StoreOptions chosen, bool isReadOnly)
    {
        services.AddSingleton(provider => OpenDataDirectory(provider, chosen.Provider, isReadOnly));
        if (chosen.Provider == StoreProvider.Postgres)
        {
            services.AddPostgresStore(chosen.ConnectionString!);
            services.AddSingleton<LogTail>();
            services.AddHostedService<LogPolling>();
            services.AddHostedService<InstanceRenewal>();
            services.AddHostedService<ExpiredLimits>();
        }
        else
        {
            services.AddSqliteStore(provider => SqliteFile.In(provider.GetRequiredService<DataDirectory>()), isReadOnly);
        }

        services.AddSingleton<Turns>();
        services.AddSingleton<RunningInstances>();
        services.AddSingleton<Draining>();
        services.AddSingleton<StoreMigrator>();
        services.AddSingleton<WriteWaited>(provider => provider.GetRequiredService<PortalMetrics>().RecordWriteWait);
        services.AddSingleton<WriteQueue>();
        services.AddSingleton<EntryLimit>();
        services.AddSingleton<LogFollower>();
        services.AddSingleton<FollowCommit>(provider => facts => provider.GetRequiredService<LogFollower>().FollowAsync(facts));
        services.AddSingleton<Writer>();
    }

    /// <summary>Opens a copy of a portal's store for an integrity check, without the portal.</summary>
    /// <exception cref="StoreRefusedException">The file doesn't exist, isn't a store, or was written by another release.</exception>
    public static StoreEvidence OpenCopy(string file) => SqliteEvidence.Open(file);

    /// <summary>Opens another database, to copy a store to it.</summary>
    /// <param name="name">A file that doesn't exist yet, or a connection string.</param>
    /// <exception cref="StoreRefusedException">The file exists or can't be written, or the connection string can't be read.</exception>
    public static PortalDbContext OpenTarget(string name) =>
        name.Contains('=', StringComparison.Ordinal) ? PostgresStore.Open(name) : SqliteStore.Create(name);

    private static DataDirectory OpenDataDirectory(IServiceProvider services, StoreProvider store, bool isReadOnly)
    {
        const string Setting = $"{PortalOptions.Section}:{nameof(PortalOptions.DataDirectory)}";
        var path = Path.Combine(
            services.GetRequiredService<IHostEnvironment>().ContentRootPath,
            services.GetRequiredService<IOptions<PortalOptions>>().Value.DataDirectory
        );
        var directory = isReadOnly ? DataDirectory.Look(path, Setting) : DataDirectory.Take(path, Setting);
        try
        {
            if (store == StoreProvider.Sqlite)
            {
                SqliteFile.Prepare(directory);
            }
        }
        catch
        {
            directory.Dispose();
            throw;
        }

        if (directory.IsHeld && directory.IsOpenToOthers)
        {
            LogOpenToOthers(services.GetRequiredService<ILoggerFactory>().CreateLogger<DataDirectory>(), directory.Path);
        }

        return directory;
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Other accounts on this machine can list the data directory {Directory}. They can't read its files. Restrict the directory too: "
            + "chmod 700."
    )]
    private static partial void LogOpenToOthers(ILogger logger, string directory);
}
