using ResponsibilityPortal.Pdf.Reading;

namespace ResponsibilityPortal.Formats.Pdf.Checking;

/// <summary>The limits for checking a file: its size, and how long the check may take.</summary>
public static class CheckingLimits
{
    /// <summary>The largest file, in bytes. A report of 1,200 rows has a tenth of this size.</summary>
    public const int FileMaxBytes = ReadingLimits.FileMaxBytes;

    /// <summary>The longest time for one check. A report of 1,200 rows takes less than a tenth of it.</summary>
    public static TimeSpan TimeLimit { get; } = TimeSpan.FromSeconds(5);
}
