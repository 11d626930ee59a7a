namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>A machine with a wrong clock, by libfaketime. The clock shows another time but runs at the normal rate.</summary>
internal static class OtherClock
{
    private const string Library = "libfaketimeMT.so.1";

    /// <summary>Returns the variables of a process with another clock.</summary>
    /// <param name="days">The days by which the clock is ahead; negative for behind.</param>
    public static IReadOnlyList<(string Name, string Value)> AheadBy(int days) =>
        [
            ("LD_PRELOAD", Find()),
            ("FAKETIME", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{days:+0;-0}d")),
            ("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
        ];

    private static string Find() =>
        Directory
            .EnumerateFiles(
                "/usr/lib",
                Library,
                new EnumerationOptions
                {
                    RecurseSubdirectories = true,
                    MaxRecursionDepth = 2,
                    IgnoreInaccessible = true,
                }
            )
            .FirstOrDefault()
        ?? throw new InvalidOperationException("libfaketime is missing. `bash tests/run.sh` installs it.");
}
