using Microsoft.Extensions.Options;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Store.Sqlite;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Following;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Hosting;

/// <summary>Chooses the database of the portal. Nothing else outside the store names one.</summary>
internal static partial class PortalStore
{
    /// <param name="looksOnly">Whether the data directory is only read, beside the process that may hold it.</param>
    public static void AddStore(this IServiceCollection services, bool looksOnly)
    {
        services.AddSingleton(provider => OpenDataDirectory(provider, looksOnly));
        services.AddSqliteStore(provider => SqliteFile.In(provider.GetRequiredService<DataDirectory>()), looksOnly);
        services.AddSingleton<StoreMigrator>();
        services.AddSingleton<WriteQueue>();
        services.AddSingleton<EntryLimit>();
        services.AddSingleton<LogFollower>();
        services.AddSingleton<FollowCommit>(provider => facts => provider.GetRequiredService<LogFollower>().FollowAsync(facts));
        services.AddSingleton<Writer>();
    }

    /// <summary>Opens a copy of a portal's store as evidence, without the portal.</summary>
    /// <exception cref="StoreRefusedException">There is no such file, it is no store, or another release has written it.</exception>
    public static StoreEvidence OpenCopy(string file) => SqliteEvidence.Open(file);

    private static DataDirectory OpenDataDirectory(IServiceProvider services, bool looksOnly)
    {
        const string Setting = $"{PortalOptions.Section}:{nameof(PortalOptions.DataDirectory)}";
        var path = Path.Combine(services.GetRequiredService<IHostEnvironment>().ContentRootPath, services.GetRequiredService<IOptions<PortalOptions>>().Value.DataDirectory);
        var directory = looksOnly ? DataDirectory.Look(path, Setting) : DataDirectory.Take(path, Setting);
        try
        {
            SqliteFile.Prepare(directory);
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

    [LoggerMessage(LogLevel.Warning, "Other accounts of this machine can look into the data directory {Directory}. Its files are closed to them. Close it too: chmod 700.")]
    private static partial void LogOpenToOthers(ILogger logger, string directory);
}
