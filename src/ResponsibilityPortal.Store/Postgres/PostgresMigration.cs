using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace ResponsibilityPortal.Store.Postgres;

/// <summary>Carries out the migrations that a database lacks, statement by statement.</summary>
/// <remarks>
/// On YugabyteDB a change of the schema can't be undone with a transaction. So every statement can be repeated: a migration that was killed
/// between any two of them is finished by running it again. EF Core's own runner locks a table, which YugabyteDB refuses.
/// </remarks>
internal static partial class PostgresMigration
{
    public static async Task RunAsync(PostgresPortalDbContext context, CancellationToken cancellationToken)
    {
        var history = context.GetService<IHistoryRepository>();
        var assembly = context.GetService<IMigrationsAssembly>();
        await context.Database.OpenConnectionAsync(cancellationToken);

        // An index on a large log takes minutes.
        context.Database.SetCommandTimeout(TimeSpan.Zero);
        await using var held = await PostgresMigrationLock.TakeAsync(
            (NpgsqlConnection)context.Database.GetDbConnection(),
            cancellationToken
        );
        await ExecuteAsync(history.GetCreateIfNotExistsScript());
        foreach (var name in assembly.Migrations.Keys.Except(await context.FindAppliedMigrationsAsync(cancellationToken)))
        {
            var migration = assembly.CreateMigration(assembly.Migrations[name], context.Database.ProviderName!);
            foreach (var command in Commands(context, migration))
            {
                await held.RenewAsync(cancellationToken);
                await ExecuteAsync(Repeatable(command.CommandText));
            }

            await ExecuteAsync(history.GetInsertScript(new HistoryRow(name, ProductInfo.GetVersion())));
        }

        Task ExecuteAsync(string sql) => context.Database.ExecuteSqlRawAsync(sql, cancellationToken);
    }

    /// <summary>Makes a statement do nothing when it has already been carried out.</summary>
    /// <exception cref="NotSupportedException">The statement has a form for which there is no rule yet.</exception>
    internal static string Repeatable(string sql)
    {
        var repeatable = AddedColumn().Replace(CreatedObject().Replace(sql, "$0IF NOT EXISTS "), "$0IF NOT EXISTS ");
        return repeatable.Contains("IF NOT EXISTS ", StringComparison.Ordinal)
            ? repeatable
            : throw new NotSupportedException($"A migration that is killed after this statement can't be finished: {sql}");
    }

    private static IReadOnlyList<MigrationCommand> Commands(PostgresPortalDbContext context, Migration migration) =>
        context
            .GetService<IMigrationsSqlGenerator>()
            .Generate(
                migration.UpOperations,
                context.GetService<IModelRuntimeInitializer>().Initialize(migration.TargetModel, designTime: true)
            );

    [GeneratedRegex("^CREATE (TABLE|INDEX|UNIQUE INDEX) (?!IF)", RegexOptions.Multiline)]
    private static partial Regex CreatedObject();

    [GeneratedRegex("^ALTER TABLE \\S+ ADD (?=\")", RegexOptions.Multiline)]
    private static partial Regex AddedColumn();
}
