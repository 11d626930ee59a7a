using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Store.Evidence;

namespace ResponsibilityPortal.Store.Sqlite;

/// <summary>Registers the store on an SQLite file.</summary>
public static class SqliteStore
{
    /// <summary>How long a command waits for another process's lock, in seconds.</summary>
    internal const int LockTimeoutSeconds = 15;

    /// <param name="file">Gives the path of the database file, once configuration has been read.</param>
    /// <param name="isReadOnly">Whether nothing may be written to it.</param>
    public static IServiceCollection AddSqliteStore(this IServiceCollection services, Func<IServiceProvider, string> file, bool isReadOnly = false)
    {
        services.AddDbContextFactory<SqlitePortalDbContext>((provider, options) => Configure(options, file(provider), isReadOnly));
        services.AddSingleton<IDbContextFactory<PortalDbContext>, ForwardingFactory>();
        services.AddSingleton<StoreEvidenceFactory>(provider => new SqliteEvidenceFactory(file(provider)));
        services.AddSingleton<StoreBackup>(provider => new SqliteBackup(file(provider)));
        return services;
    }

    /// <summary>Options for the file, for callers without a service collection.</summary>
    /// <param name="pooling">Whether connections stay open for the next who needs one; then the file stays in use.</param>
    public static void Configure(DbContextOptionsBuilder options, string file, bool isReadOnly = false, bool pooling = true)
    {
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            DefaultTimeout = LockTimeoutSeconds,
            ForeignKeys = true,
            Pooling = pooling,
            Mode = isReadOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
        };
        options.UseSqlite(connection.ToString()).AddInterceptors(new SqliteConnectionSettings());
        options.ConfigureWarnings(IgnorePendingChanges);
    }

    /// <summary>Whether the model has changed since the last migration is a question for the tests of a release, not for everybody who starts one.</summary>
    internal static void IgnorePendingChanges(WarningsConfigurationBuilder warnings) => warnings.Ignore(RelationalEventId.PendingModelChangesWarning);

    /// <summary>Lets the portal ask for its model and get the one of this database.</summary>
    private sealed class ForwardingFactory(IDbContextFactory<SqlitePortalDbContext> contexts) : IDbContextFactory<PortalDbContext>
    {
        public PortalDbContext CreateDbContext() => contexts.CreateDbContext();
    }
}
