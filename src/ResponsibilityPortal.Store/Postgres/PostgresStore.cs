using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Store.Sharing;

namespace ResponsibilityPortal.Store.Postgres;

/// <summary>Registers the store on PostgreSQL or YugabyteDB.</summary>
public static class PostgresStore
{
    /// <summary>How long a statement waits for the lock of another transaction, in milliseconds. Then the write is tried again.</summary>
    private const int LockTimeoutMilliseconds = 2_000;

    /// <summary>How long the database keeps a transaction whose client is silent, in milliseconds.</summary>
    private const int SilenceMilliseconds = 60_000;

    /// <param name="connectionString">In the form of Npgsql; several hosts are separated by commas.</param>
    public static IServiceCollection AddPostgresStore(this IServiceCollection services, string connectionString)
    {
        var settings = Complete(connectionString);
        services.AddPooledDbContextFactory<PostgresPortalDbContext>(options => Configure(options, settings));
        services.AddSingleton<IDbContextFactory<PortalDbContext>, ForwardingFactory>();
        services.AddSingleton<StoreEvidenceFactory>(_ => new PostgresEvidenceFactory(settings));
        services.AddSingleton<StoreBackup>(new PostgresBackup());
        services.AddSingleton<PostgresStatements>();
        services.AddSingleton<Leases, PostgresLeases>();
        services.AddSingleton<SharedCheckpoints, PostgresCheckpoints>();
        services.AddSingleton<SharedLimits, PostgresLimits>();
        services.AddSingleton<ProtectionKeys, PostgresProtectionKeys>();
        return services;
    }

    /// <summary>Sets the options for the database, for callers without a service collection.</summary>
    public static void Configure(DbContextOptionsBuilder options, string connectionString)
    {
        options.UseNpgsql(Complete(connectionString), Retry);

        // Tests check whether the model has changed since the last migration. A start of the portal doesn't need to.
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
    }

    /// <summary>Returns the options for a connection that is open.</summary>
    internal static DbContextOptions<PostgresPortalDbContext> OptionsFor(NpgsqlConnection connection) =>
        new DbContextOptionsBuilder<PostgresPortalDbContext>().UseNpgsql(connection, Retry).Options;

    /// <summary>Opens a database, for callers without a service collection.</summary>
    /// <exception cref="StoreRefusedException">The connection string can't be read.</exception>
    public static PostgresPortalDbContext Open(string connectionString)
    {
        var options = new DbContextOptionsBuilder<PostgresPortalDbContext>();
        Configure(options, connectionString);
        return new PostgresPortalDbContext(options.Options);
    }

    /// <summary>Adds what the portal relies on to a connection string, unless the operator has set it.</summary>
    /// <exception cref="StoreRefusedException">The connection string can't be read.</exception>
    internal static string Complete(string connectionString)
    {
        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = new NpgsqlConnectionStringBuilder(connectionString);

            // Finds settings that can't be combined. Nothing is opened.
            using var connection = new NpgsqlConnection(connectionString);
        }
        catch (Exception exception)
            when (exception is ArgumentException or FormatException or InvalidCastException or NotSupportedException)
        {
            throw new StoreRefusedException($"The connection string of the store can't be read: {exception.Message}", exception);
        }

        Default(nameof(settings.Timeout), () => settings.Timeout = 5);
        Default(nameof(settings.KeepAlive), () => settings.KeepAlive = 30);

        // Of several servers, one that was a standby is asked again whether it has become the one that writes.
        Default("Host Recheck Seconds", () => settings.HostRecheckSeconds = 1);
        Default("Application Name", () => settings.ApplicationName = "responsibility-portal");
        Default(
            nameof(settings.Options),
            () =>
                settings.Options =
                    $"-c lock_timeout={LockTimeoutMilliseconds} -c idle_in_transaction_session_timeout={SilenceMilliseconds}"
        );
        return settings.ConnectionString;

        void Default(string name, Action set)
        {
            if (!settings.ContainsKey(name) || !settings.ShouldSerialize(name))
            {
                set();
            }
        }
    }

    private static void Retry(NpgsqlDbContextOptionsBuilder postgres) =>
        postgres.ExecutionStrategy(dependencies => new PostgresExecutionStrategy(dependencies));

    /// <summary>Returns contexts of this database to callers that request the portal's context.</summary>
    private sealed class ForwardingFactory(IDbContextFactory<PostgresPortalDbContext> contexts) : IDbContextFactory<PortalDbContext>
    {
        public PortalDbContext CreateDbContext() => contexts.CreateDbContext();
    }
}
