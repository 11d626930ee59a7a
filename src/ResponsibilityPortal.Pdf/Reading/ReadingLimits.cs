namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>How much a file may ask of whoever reads it. What is read comes from strangers.</summary>
public static class ReadingLimits
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int FileMaxBytes = 16 * 1_024 * 1_024;

    /// <summary>How many objects a file may have; a report of 1,200 rows has some 11,000.</summary>
    public const int ObjectsMaxCount = 500_000;

    /// <summary>How many objects that are packed together are listed in all; a file can be read more than once.</summary>
    public const int PackedMaxCount = 1_000_000;

    /// <summary>
    /// How many bytes all streams of a file together may have when they are inflated, and before: streams can stand in one another. A
    /// stream that is read again counts again.
    /// </summary>
    public const int InflatedMaxBytes = 32 * 1_024 * 1_024;

    /// <summary>The same for a file that this writer has just made, which can be the largest that it makes.</summary>
    public const int OwnInflatedMaxBytes = 96 * 1_024 * 1_024;

    /// <summary>How many values one object may hold.</summary>
    public const int ValuesMaxCount = 100_000;

    /// <summary>
    /// After how many values of a file no further object is read as values. The same object can be named many times and is read each time;
    /// a value of two bytes takes some forty in memory, and an empty dictionary a hundred.
    /// </summary>
    public const int FileValuesMaxCount = 400_000;

    /// <summary>
    /// How many bytes of values are read in all, those that turn out to be none included: a file could refer to one object under every
    /// number, and objects can stand in one another. Most objects are compared without being read as values.
    /// </summary>
    public const int ParsedMaxBytes = 32 * 1_024 * 1_024;

    /// <summary>How many objects that cannot be read are passed over before the file as a whole is called unreadable.</summary>
    public const int UnreadableMaxCount = 200;

    /// <summary>How deep arrays and dictionaries may stand in one another.</summary>
    public const int DepthMaxCount = 32;

    /// <summary>How many pages a file may have.</summary>
    public const int PagesMaxCount = Objects.PdfLimits.PagesMaxCount;
}
