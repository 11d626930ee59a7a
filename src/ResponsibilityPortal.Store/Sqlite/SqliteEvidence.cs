using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Store.Evidence;

namespace ResponsibilityPortal.Store.Sqlite;

/// <summary>An SQLite file that is open as evidence, in one deferred transaction.</summary>
public sealed class SqliteEvidence : StoreEvidence
{
    private const int CannotOpen = 14;
    private const int IntegrityProblemsShown = 5;

    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly SqlitePortalDbContext _context;

    private SqliteEvidence(SqliteConnection connection)
    {
        _connection = connection;
        _transaction = connection.BeginTransaction(deferred: true);
        _context = new SqlitePortalDbContext(new DbContextOptionsBuilder<SqlitePortalDbContext>().UseSqlite(connection).Options);
        _context.Database.UseTransaction(_transaction);
    }

    public override PortalDbContext Context => _context;

    /// <exception cref="StoreRefusedException">The file doesn't exist, it is not a store, or another release wrote it.</exception>
    public static SqliteEvidence Open(string file)
    {
        if (!File.Exists(file))
        {
            throw new StoreRefusedException($"There is no store '{file}'.");
        }

        SqliteConnection? connection = null;
        try
        {
            connection = Connect(file);
            var evidence = new SqliteEvidence(connection);
            evidence.RefuseOtherSchema(file);
            return evidence;
        }
        catch (Exception exception)
        {
            connection?.Dispose();
            if (exception is SqliteException)
            {
                throw new StoreRefusedException($"The store '{file}' cannot be opened: {exception.Message}", exception);
            }

            throw;
        }
    }

    public override IEnumerable<RecordedEntry> Entries(string stream, long? after = null)
    {
        using var command = Command(
            """
            SELECT Stream, Sequence, At, ActorId, ActorName, Action, Target, OperationId, Payload, PreviousHash, Hash, Algorithm
            FROM AuditEntries WHERE Stream = $stream AND Sequence > $after ORDER BY Sequence
            """,
            ("$stream", stream),
            ("$after", after ?? long.MinValue)
        );
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return new RecordedEntry(
                Text(reader, 0),
                reader.GetValue(1) is long sequence ? sequence : 0,
                Text(reader, 2),
                Text(reader, 3),
                Text(reader, 4),
                Text(reader, 5),
                Text(reader, 6),
                OperationId(reader, 7),
                reader.GetValue(8) as byte[] ?? [],
                Text(reader, 9),
                Text(reader, 10),
                Text(reader, 11)
            );
        }
    }

    public override string? HashOf(string stream, long sequence)
    {
        using var command = Command(
            "SELECT Hash FROM AuditEntries WHERE Stream = $stream AND Sequence = $sequence",
            ("$stream", stream),
            ("$sequence", sequence)
        );
        return command.ExecuteScalar() as string;
    }

    public override AuditHead? HeadOf(string stream)
    {
        using var command = Command("SELECT Sequence, Hash FROM AuditHeads WHERE Stream = $stream", ("$stream", stream));
        using var reader = command.ExecuteReader();
        return reader.Read() ? new AuditHead(stream, reader.GetValue(0) is long sequence ? sequence : 0, Text(reader, 1)) : null;
    }

    public override IReadOnlyList<string> Streams() =>
        Column("SELECT DISTINCT Stream FROM AuditEntries UNION SELECT Stream FROM AuditHeads ORDER BY 1");

    public override byte[]? ContentOf(string matrix, int number)
    {
        using var command = Command(
            "SELECT Content FROM MatrixVersions v JOIN Matrices m ON m.Id = v.MatrixId WHERE m.Slug = $matrix AND v.Number = $number",
            ("$matrix", matrix),
            ("$number", number)
        );
        return command.ExecuteScalar() as byte[];
    }

    public override IReadOnlyList<string> FindDamage(bool isQuick = false) =>
        [
            .. Column($"PRAGMA {(isQuick ? "quick_check" : "integrity_check")}({IntegrityProblemsShown})").Where(line => line != "ok"),
            .. Column(
                    "SELECT 'a row of ' || \"table\" || ' belongs to a row of ' || parent || ' that is not there' FROM "
                        + "pragma_foreign_key_check"
                )
                .Take(IntegrityProblemsShown),
        ];

    public override IReadOnlyList<string> FindOtherSchema() =>
        SqliteSchema.OfRelease.FindDifferences(SqliteSchema.Read(_connection, _transaction));

    public override void Dispose()
    {
        _context.Dispose();
        _transaction.Dispose();
        _connection.Dispose();
    }

    private static SqliteConnection Connect(string file)
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
            DefaultTimeout = SqliteStore.LockTimeoutSeconds,
        };
        var connection = new SqliteConnection(settings.ToString());
        try
        {
            connection.Open();
            Probe(connection);
            return connection;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == CannotOpen && !File.Exists($"{file}-wal"))
        {
            // On a read-only medium, SQLite can't create the files for sharing. Open the file as immutable, because no process can write
            // it.
            connection.Dispose();
            settings.DataSource = $"{new Uri(Path.GetFullPath(file)).AbsoluteUri}?immutable=1";
            connection = new SqliteConnection(settings.ToString());
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Probe(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; SELECT count(*) FROM sqlite_master";
        command.ExecuteScalar();
    }

    private void RefuseOtherSchema(string file)
    {
        var known = _context.Database.GetMigrations().ToList();
        var applied =
            Column("SELECT name FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsHistory'").Count == 0
                ? []
                : Column("SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId");
        if (applied.Count == 0)
        {
            throw new StoreRefusedException($"The file '{file}' is not a store of a portal.");
        }

        if (!applied.SequenceEqual(known))
        {
            throw new StoreRefusedException(
                $"The store '{file}' was written by another release (its schema is '{applied[^1]}', this release has '{known[^1]}'). Use "
                    + "that release."
            );
        }
    }

    private List<string> Column(string sql)
    {
        using var command = Command(sql);
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
        {
            values.Add(Text(reader, 0));
        }

        return values;
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = _connection.CreateCommand();
        command.Transaction = _transaction;
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }

    private static string Text(SqliteDataReader reader, int column) =>
        reader.GetValue(column) as string
        ?? string.Create(CultureInfo.InvariantCulture, $"({reader.GetDataTypeName(column)} instead of text)");

    /// <summary>The provider stores identifiers in upper case. Any other form doesn't come from it.</summary>
    private static string OperationId(SqliteDataReader reader, int column)
    {
        var text = Text(reader, column);
        return text.Any(char.IsAsciiLetterLower) ? $"{text} (not in the form of the store)" : text.ToLowerInvariant();
    }
}
