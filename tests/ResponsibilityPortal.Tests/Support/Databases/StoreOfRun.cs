using System.Collections.Concurrent;

namespace ResponsibilityPortal.Tests.Support.Databases;

/// <summary>
/// Which database keeps the stores of a test run: files, or PostgreSQL when the variable <c>PORTAL_TEST_STORE</c> says so. The same tests
/// run on both.
/// </summary>
internal static class StoreOfRun
{
    private static readonly ConcurrentDictionary<string, PostgresDatabase> Databases = new(StringComparer.Ordinal);

    public static bool IsPostgres { get; } =
        string.Equals(Environment.GetEnvironmentVariable("PORTAL_TEST_STORE"), "Postgres", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the settings for the store of a data directory. Portals that are started there again find the same store.</summary>
    public static (string Key, string Value)[] SettingsFor(string dataDirectory) =>
        IsPostgres ? Databases.GetOrAdd(dataDirectory, _ => PostgresForTests.MakeStore()).Settings : [];

    /// <summary>Drops the database of a data directory that is removed.</summary>
    public static void Remove(string dataDirectory)
    {
        if (Databases.TryRemove(dataDirectory, out var database))
        {
            database.Dispose();
        }
    }
}
