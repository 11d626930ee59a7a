namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>
/// How long the drills are: short in every run, full where the variable PORTAL_FULL_DRILLS is 1. docs/explanation/durability.md tells
/// what each one tries and what the full ones have measured.
/// </summary>
internal static class DrillSize
{
    private const string Variable = "PORTAL_FULL_DRILLS";

    public static bool IsFull { get; } = Environment.GetEnvironmentVariable(Variable) == "1";

    /// <summary>Pairs of edits that race on one cell.</summary>
    public static int RacingPairs { get; } = Of(300, 10_000);

    /// <summary>Operations that are each sent many times at once.</summary>
    public static int RepeatedOperations { get; } = Of(50, 1_000);

    /// <summary>Edits that are acknowledged while the portal is killed again and again.</summary>
    public static int KilledEdits { get; } = Of(300, 10_000);

    /// <summary>How often it is killed meanwhile.</summary>
    public static int Kills { get; } = Of(3, 50);

    /// <summary>For how many seconds another process keeps the lock for writing, one time after another.</summary>
    public static int[] LockSeconds { get; } = IsFull ? [2, 10, 40] : [2, 10];

    /// <summary>Entries in the log of a store that is migrated.</summary>
    public static int MigratedEntries { get; } = Of(2_000, 100_000);

    /// <summary>How often the portal is killed while it migrates.</summary>
    public static int MigrationKills { get; } = Of(3, 20);

    /// <summary>Strangers with a connection each, at the same time.</summary>
    public static int Strangers { get; } = Of(200, 500);

    /// <summary>How often a crowd of hostile files is sent to be checked.</summary>
    public static int HostileRounds { get; } = Of(1, 10);

    private static int Of(int usual, int full) => IsFull ? full : usual;
}
