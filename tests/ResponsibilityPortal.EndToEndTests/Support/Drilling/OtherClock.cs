namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>A machine whose clock is wrong, by libfaketime. How time passes is not changed, only what the clock says.</summary>
internal static class OtherClock
{
    private const string Library = "libfaketimeMT.so.1";

    /// <summary>The variables of a process that sees another time.</summary>
    /// <param name="days">How far the clock is ahead; less than none for behind.</param>
    public static IReadOnlyList<(string Name, string Value)> AheadBy(int days) =>
    [
        ("LD_PRELOAD", Find()),
        ("FAKETIME", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{days:+0;-0}d")),
        ("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
    ];

    private static string Find() =>
        Directory.EnumerateFiles("/usr/lib", Library, new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2, IgnoreInaccessible = true }).FirstOrDefault()
        ?? throw new InvalidOperationException("libfaketime is missing. `bash tests/run.sh` installs it.");
}
