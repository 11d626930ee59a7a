namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>
/// The length of the drills: short in every run, full if the variable PORTAL_FULL_DRILLS is 1. docs/explanation/durability.md describes
/// each drill and the results of the full ones.
/// </summary>
internal static class DrillSize
{
    private const string Variable = "PORTAL_FULL_DRILLS";

    public static bool IsFull { get; } = Environment.GetEnvironmentVariable(Variable) == "1";

    /// <summary>The number of pairs of concurrent edits on one cell.</summary>
    public static int RacingPairs { get; } = Of(300, 10_000);

    /// <summary>The number of operations that are each sent many times at once.</summary>
    public static int RepeatedOperations { get; } = Of(50, 1_000);

    /// <summary>The number of edits acknowledged while the portal is killed repeatedly.</summary>
    public static int KilledEdits { get; } = Of(300, 10_000);

    /// <summary>The number of kills during these edits.</summary>
    public static int Kills { get; } = Of(3, 50);

    /// <summary>The number of edits acknowledged while instances, or servers of their database, are killed.</summary>
    public static int InstanceEdits { get; } = Of(60, 5_000);

    /// <summary>The number of kills of instances during these edits.</summary>
    public static int InstanceKills { get; } = Of(2, 20);

    /// <summary>The number of restarts of the database during these edits.</summary>
    public static int DatabaseRestarts { get; } = Of(2, 20);

    /// <summary>The number of times that the standby becomes the primary during these edits.</summary>
    public static int Failovers { get; } = Of(1, 5);

    /// <summary>The seconds for which another process keeps the lock for writing, each time.</summary>
    public static int[] LockSeconds { get; } = IsFull ? [2, 10, 40] : [2, 10];

    /// <summary>The number of log entries of a store that is migrated.</summary>
    public static int MigratedEntries { get; } = Of(2_000, 100_000);

    /// <summary>The number of kills during a migration.</summary>
    public static int MigrationKills { get; } = Of(3, 20);

    /// <summary>The number of anonymous clients with a connection each, at the same time.</summary>
    public static int Strangers { get; } = Of(200, 500);

    /// <summary>The number of times that hostile files are sent together.</summary>
    public static int HostileRounds { get; } = Of(1, 10);

    private static int Of(int usual, int full) => IsFull ? full : usual;
}
