using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ResponsibilityPortal.Store.Postgres;

/// <summary>Describes the server of a database, for the operator.</summary>
internal static class PostgresServer
{
    /// <summary>The mark of YugabyteDB in the version of the server.</summary>
    private const string YugabyteMark = "-YB-";

    /// <summary>Returns product, version and the isolation level in force. YugabyteDB may have a stronger one than requested.</summary>
    public static async Task<string> DescribeAsync(PostgresPortalDbContext context, CancellationToken cancellationToken)
    {
        var version = await AskAsync(context, $"""SELECT current_setting('server_version') AS "Value" """, cancellationToken);
        if (!version.Contains(YugabyteMark, StringComparison.Ordinal))
        {
            return $"PostgreSQL {version}";
        }

        var isolation = await AskAsync(
            context,
            $"""SELECT coalesce(current_setting('yb_effective_transaction_isolation_level', true), 'unknown') AS "Value" """,
            cancellationToken
        );
        return $"YugabyteDB {version}, effective isolation level: {isolation}";
    }

    /// <summary>Returns the servers and the database of a connection string, without the password.</summary>
    public static string Locate(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        var servers = (settings.Host ?? "")
            .Split(',', StringSplitOptions.TrimEntries)
            .Select(server => server.Contains('/') || server.Contains(':') ? server : $"{server}:{settings.Port}");
        return $"{string.Join(',', servers)}/{settings.Database}";
    }

    private static Task<string> AskAsync(PostgresPortalDbContext context, FormattableString sql, CancellationToken cancellationToken) =>
        context.Database.SqlQuery<string>(sql).SingleAsync(cancellationToken);
}
