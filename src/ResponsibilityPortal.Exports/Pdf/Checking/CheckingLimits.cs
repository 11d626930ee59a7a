using ResponsibilityPortal.Pdf.Reading;

namespace ResponsibilityPortal.Exports.Pdf.Checking;

/// <summary>How large a file may be that is checked.</summary>
public static class CheckingLimits
{
    /// <summary>In bytes; a report of 1,200 rows has a tenth of it.</summary>
    public const int FileMaxBytes = ReadingLimits.FileMaxBytes;
}
