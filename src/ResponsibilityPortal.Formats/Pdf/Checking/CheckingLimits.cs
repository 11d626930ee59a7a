using ResponsibilityPortal.Pdf.Reading;

namespace ResponsibilityPortal.Formats.Pdf.Checking;

/// <summary>How large a file may be that is checked, and how long its check may take.</summary>
public static class CheckingLimits
{
    /// <summary>In bytes; a report of 1,200 rows has a tenth of it.</summary>
    public const int FileMaxBytes = ReadingLimits.FileMaxBytes;

    /// <summary>The longest time for one check; a report of 1,200 rows takes less than a tenth of it.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(5);
}
