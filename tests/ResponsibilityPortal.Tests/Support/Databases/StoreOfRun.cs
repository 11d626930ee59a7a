using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Store.Postgres;
using ResponsibilityPortal.Store.Sqlite;
using ResponsibilityPortal.Store.Writing;

namespace ResponsibilityPortal.Tests.Support.Databases;

/// <summary>
/// Which database keeps the stores of a test run: files, or PostgreSQL when the variable <c>PORTAL_TEST_STORE</c> says so. The same tests
/// run on both.
/// </summary>
internal static partial class StoreOfRun
{
    private const string DirectoryArgument = "--Portal:DataDirectory=";

    private static readonly ConcurrentDictionary<string, PostgresDatabase> Databases = new(StringComparer.Ordinal);

    public static bool IsPostgres { get; } =
        string.Equals(Environment.GetEnvironmentVariable("PORTAL_TEST_STORE"), "Postgres", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Refuses what YugabyteDB lacks. With the variable <c>PORTAL_TEST_FAULTS</c>, it also gives up statements and loses commits, except
    /// in tests with faults of their own.
    /// </summary>
    public static InjectedFaults Faults { get; } =
        new(seed: 12, commits: 49) { IsOn = IsPostgres && Environment.GetEnvironmentVariable("PORTAL_TEST_FAULTS") is not null };

    /// <summary>Returns the settings for the store of a data directory. Portals that are started there again find the same store.</summary>
    public static (string Key, string Value)[] SettingsFor(string dataDirectory) =>
        IsPostgres ? PostgresDatabase.SettingsFor(ConnectionTo(dataDirectory)) : [];

    /// <summary>Returns the connection string for the database of a data directory, which is made when it is needed first.</summary>
    public static string ConnectionTo(string dataDirectory) =>
        Databases.GetOrAdd(dataDirectory, _ => PostgresForTests.MakeStore()).ConnectionString;

    /// <summary>Returns the arguments that a command needs besides its data directory, to find the store of its portal.</summary>
    public static IEnumerable<string> ArgumentsFor(IEnumerable<string> arguments) =>
        from argument in arguments
        where argument.StartsWith(DirectoryArgument, StringComparison.Ordinal)
        where Databases.ContainsKey(argument[DirectoryArgument.Length..])
        from setting in SettingsFor(argument[DirectoryArgument.Length..])
        select $"--{setting.Key}={setting.Value}";

    /// <summary>Copies the database of a data directory whose portal is stopped for another one. The caller copies files.</summary>
    public static void Copy(string from, string to)
    {
        if (IsPostgres)
        {
            Databases[to] = Databases[from].Copy();
        }
    }

    /// <summary>Changes a store without the portal and without the rules between its tables.</summary>
    /// <param name="sql">In the words that both databases have, with names as in the model.</param>
    /// <returns>How many rows were changed.</returns>
    public static int Do(string dataDirectory, string sql) =>
        IsPostgres
            ? Databases[dataDirectory].Do($"SET session_replication_role = replica; {Quoted(sql)}")
            : StoreFile.Do(dataDirectory, sql);

    /// <summary>Opens a connection of its own to a store.</summary>
    public static DbConnection Connect(string dataDirectory) =>
        IsPostgres ? Databases[dataDirectory].Open() : StoreFile.Open(dataDirectory, SqliteOpenMode.ReadWrite);

    /// <summary>Returns the first column of a query, without the model.</summary>
    /// <param name="sql">In the words that both databases have, with names as in the model.</param>
    public static List<T> Query<T>(string dataDirectory, string sql)
    {
        using var connection = Connect(dataDirectory);
        using var command = connection.CreateCommand();
        command.CommandText = IsPostgres ? Quoted(sql) : sql;
        using var reader = command.ExecuteReader();
        var values = new List<T>();
        while (reader.Read())
        {
            values.Add(reader.GetFieldValue<T>(0));
        }

        return values;
    }

    /// <summary>Opens the store of a data directory as evidence.</summary>
    public static StoreEvidence OpenEvidence(string dataDirectory) =>
        IsPostgres
            ? PostgresEvidence.Open(Databases[dataDirectory].ConnectionString)
            : SqliteEvidence.Open(StoreFile.In(dataDirectory));

    /// <summary>
    /// Returns the store of a data directory as a file, for the second verifier. From PostgreSQL, it is copied as operators do.
    /// </summary>
    public static async Task<string> FileOfAsync(string dataDirectory)
    {
        if (!IsPostgres)
        {
            return StoreFile.In(dataDirectory);
        }

        var file = Path.Combine(dataDirectory, $"{Guid.NewGuid():N}.db");
        await using var source = PostgresStore.Open(ConnectionTo(dataDirectory));
        await using var target = SqliteStore.Create(file);
        await target.MigrateAsync(CancellationToken.None);
        await new StoreCopy(source, target).RunAsync((_, _) => { }, CancellationToken.None);
        return file;
    }

    /// <summary>Drops the database of a data directory that is removed.</summary>
    public static void Remove(string dataDirectory)
    {
        if (Databases.TryRemove(dataDirectory, out var database))
        {
            database.Dispose();
        }
    }

    /// <summary>PostgreSQL reads names without quotation marks as lower case, and has its own form for bytes.</summary>
    private static string Quoted(string sql) =>
        NamesAndTexts()
            .Replace(
                sql,
                found =>
                    found.Value switch
                    {
                        ['x', '\'', .. var bytes] => $"'\\x{bytes}::bytea",
                        ['\'' or '"', ..] text => text,
                        var name => $"\"{name}\"",
                    }
            );

    [GeneratedRegex("""x?'(?:[^']|'')*'|"[^"]*"|\b[A-Z]\w*[a-z]\w*\b""")]
    private static partial Regex NamesAndTexts();
}
