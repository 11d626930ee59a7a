using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Store.Files;

namespace ResponsibilityPortal.Store.Sqlite;

/// <summary>Registers the store on an SQLite file.</summary>
public static class SqliteStore
{
    /// <summary>How long a command waits for another process's lock, in seconds.</summary>
    internal const int LockTimeoutSeconds = 15;

    /// <param name="file">Returns the path of the database file, after the configuration was read.</param>
    /// <param name="isReadOnly">Whether the store must not be written.</param>
    public static IServiceCollection AddSqliteStore(
        this IServiceCollection services,
        Func<IServiceProvider, string> file,
        bool isReadOnly = false
    )
    {
        services.AddPooledDbContextFactory<SqlitePortalDbContext>((provider, options) => Configure(options, file(provider), isReadOnly));
        services.AddSingleton<IDbContextFactory<PortalDbContext>, ForwardingFactory>();
        services.AddSingleton<StoreEvidenceFactory>(provider => new SqliteEvidenceFactory(file(provider)));
        services.AddSingleton<StoreBackup>(provider => new SqliteBackup(file(provider)));
        return services;
    }

    /// <summary>Sets the options for the file, for callers without a service collection.</summary>
    /// <param name="pooling">Whether connections stay open for reuse. The file then stays in use.</param>
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

    /// <summary>Creates a file that only its owner can read, for an empty store.</summary>
    /// <exception cref="StoreRefusedException">The file exists, or can't be written.</exception>
    public static SqlitePortalDbContext Create(string file)
    {
        try
        {
            OwnerOnlyFile.Create(file).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreRefusedException($"The file '{file}' can't be created: {exception.Message}", exception);
        }

        var options = new DbContextOptionsBuilder<SqlitePortalDbContext>();
        Configure(options, file, pooling: false);
        return new SqlitePortalDbContext(options.Options);
    }

    /// <summary>Tests check whether the model has changed since the last migration. A start of the portal doesn't need to.</summary>
    internal static void IgnorePendingChanges(WarningsConfigurationBuilder warnings) =>
        warnings.Ignore(RelationalEventId.PendingModelChangesWarning);

    /// <summary>Returns contexts of this database to callers that request the portal's context.</summary>
    private sealed class ForwardingFactory(IDbContextFactory<SqlitePortalDbContext> contexts) : IDbContextFactory<PortalDbContext>
    {
        public PortalDbContext CreateDbContext() => contexts.CreateDbContext();
    }
}
