using System.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Store.Evidence;

namespace ResponsibilityPortal.Store.Postgres;

/// <summary>A PostgreSQL database that is open as evidence, in one read-only snapshot.</summary>
internal sealed class PostgresEvidence : StoreEvidence
{
    /// <summary>The number of entries that are read at once. A connection answers one query after another.</summary>
    private const int EntriesAtOnce = 1_000;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly PostgresPortalDbContext _context;

    private PostgresEvidence(NpgsqlConnection connection)
    {
        _connection = connection;
        _transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        Run("SET TRANSACTION READ ONLY");
        _context = new PostgresPortalDbContext(PostgresStore.OptionsFor(connection));
        _context.Database.UseTransaction(_transaction);
    }

    public override PortalDbContext Context => _context;

    /// <exception cref="StoreRefusedException">The database can't be reached, it has no store, or another release migrated it.</exception>
    public static PostgresEvidence Open(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        try
        {
            connection.Open();
            var evidence = new PostgresEvidence(connection);
            PostgresReadiness.Refuse(evidence._context);
            return evidence;
        }
        catch (Exception exception)
        {
            connection.Dispose();
            if (DatabaseFailure.In(exception) is not { } reason)
            {
                throw;
            }

            using var context = PostgresStore.Open(connectionString);
            throw context.Refuse(reason);
        }
    }

    public override IEnumerable<RecordedEntry> Entries(string stream, long? after = null)
    {
        var last = after ?? long.MinValue;
        while (true)
        {
            var entries = EntriesAfter(stream, last);
            foreach (var entry in entries)
            {
                yield return entry;
            }

            if (entries.Count < EntriesAtOnce)
            {
                yield break;
            }

            last = entries[^1].Sequence;
        }
    }

    public override string? HashOf(string stream, long sequence)
    {
        using var command = Command(
            """SELECT "Hash" FROM "AuditEntries" WHERE "Stream" = $1 AND "Sequence" = $2""",
            stream,
            sequence
        );
        return command.ExecuteScalar() as string;
    }

    public override AuditHead? HeadOf(string stream)
    {
        using var command = Command("""SELECT "Sequence", "Hash" FROM "AuditHeads" WHERE "Stream" = $1""", stream);
        using var reader = command.ExecuteReader();
        return reader.Read() ? new AuditHead(stream, reader.GetInt64(0), reader.GetString(1)) : null;
    }

    public override IReadOnlyList<string> Streams()
    {
        using var command = Command(
            """SELECT DISTINCT "Stream" FROM "AuditEntries" UNION SELECT "Stream" FROM "AuditHeads" ORDER BY 1"""
        );
        using var reader = command.ExecuteReader();
        var streams = new List<string>();
        while (reader.Read())
        {
            streams.Add(reader.GetString(0));
        }

        return streams;
    }

    public override byte[]? ContentOf(string matrix, int number)
    {
        using var command = Command(
            """
            SELECT v."Content" FROM "MatrixVersions" v JOIN "Matrices" m ON m."Id" = v."MatrixId"
            WHERE m."Slug" = $1 AND v."Number" = $2
            """,
            matrix,
            number
        );
        return command.ExecuteScalar() as byte[];
    }

    /// <remarks>
    /// The database enforces keys at every write. It finds damaged pages when it reads them, if its cluster has data checksums.
    /// </remarks>
    public override IReadOnlyList<string> FindDamage(bool isQuick = false) => [];

    public override IReadOnlyList<string> FindOtherSchema() =>
        PostgresSchema.OfModel(_context).FindDifferences(PostgresSchema.Read(_connection, _transaction));

    public override bool IsLost(Exception exception) => PostgresErrors.IsOfServer(exception);

    public override void Dispose()
    {
        _context.Dispose();
        _transaction.Dispose();
        _connection.Dispose();
    }

    private List<RecordedEntry> EntriesAfter(string stream, long last)
    {
        using var command = Command(
            """
            SELECT "Stream", "Sequence", "At", "ActorId", "ActorName", "Action", "Target", "OperationId", "Payload", "PreviousHash",
            "Hash", "Algorithm" FROM "AuditEntries" WHERE "Stream" = $1 AND "Sequence" > $2 ORDER BY "Sequence" LIMIT $3
            """,
            stream,
            last,
            EntriesAtOnce
        );
        using var reader = command.ExecuteReader();
        var entries = new List<RecordedEntry>();
        while (reader.Read())
        {
            entries.Add(
                new RecordedEntry(
                    reader.GetString(0),
                    reader.GetInt64(1),
                    reader.GetString(2),
                    reader.GetString(3),
                    reader.GetString(4),
                    reader.GetString(5),
                    reader.GetString(6),
                    reader.GetGuid(7).ToString("D"),
                    reader.GetFieldValue<byte[]>(8),
                    reader.GetString(9),
                    reader.GetString(10),
                    reader.GetString(11)
                )
            );
        }

        return entries;
    }

    private void Run(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<object> parameters)
    {
        var command = new NpgsqlCommand(sql, _connection, _transaction);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        }

        return command;
    }
}
