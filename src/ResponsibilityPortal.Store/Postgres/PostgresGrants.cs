using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace ResponsibilityPortal.Store.Postgres;

/// <summary>
/// The rights of the role that serves a portal. It can add versions and log entries, but neither change nor delete them, and it can't
/// change the schema.
/// </summary>
internal static class PostgresGrants
{
    private const string Adding = "SELECT, INSERT";
    private const string Changing = "SELECT, INSERT, UPDATE, DELETE";

    /// <summary>The tables whose rows never change.</summary>
    private static readonly string[] Kept = ["AuditEntries", "MatrixVersions", PostgresSharing.Checkpoints];

    /// <exception cref="StoreRefusedException">There is no such role, or the own role can't give these rights.</exception>
    public static async Task GiveAsync(PostgresPortalDbContext context, string role, CancellationToken cancellationToken)
    {
        await RefusePowerfulAsync(context, role, cancellationToken);
        try
        {
            // Sent together, the statements take effect together. Only names of this release's tables and the quoted role are in them.
#pragma warning disable EF1002
            await context.Database.ExecuteSqlRawAsync(string.Join(";\n", Statements(context, Quoted(role))), cancellationToken);
#pragma warning restore EF1002
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new StoreRefusedException($"The role '{role}' could not be given its rights: {exception.MessageText}.", exception);
        }
    }

    private static async Task RefusePowerfulAsync(PostgresPortalDbContext context, string role, CancellationToken cancellationToken)
    {
        var powers = await context
            .Database.SqlQuery<bool>(
                $"""
                SELECT r.rolsuper OR pg_has_role(r.oid, c.relowner, 'MEMBER') AS "Value"
                FROM pg_roles r, pg_class c WHERE r.rolname = {role} AND c.oid = '"AuditEntries"'::regclass
                """
            )
            .ToListAsync(cancellationToken);
        if (powers is not [false])
        {
            throw new StoreRefusedException(
                powers.Count == 0
                    ? $"The database has no role '{role}'."
                    : $"The role '{role}' owns the tables or is a superuser, so it could change the log. Name another role."
            );
        }
    }

    private static IEnumerable<string> Statements(PostgresPortalDbContext context, string role)
    {
        var tables = context
            .GetService<IDesignTimeModel>()
            .Model.GetRelationalModel()
            .Tables.Select(table => table.Name)
            .Order(StringComparer.Ordinal)
            .ToList();
        foreach (var table in tables)
        {
            yield return $"""REVOKE ALL ON "{table}" FROM {role}""";
            yield return $"""GRANT {(Kept.Contains(table) ? Adding : Changing)} ON "{table}" TO {role}""";
        }

        yield return $"""GRANT SELECT ON "__EFMigrationsHistory" TO {role}""";
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
