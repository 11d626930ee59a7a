namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>The limits for reading a file, which is untrusted.</summary>
public static class ReadingLimits
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int FileMaxBytes = 16 * 1_024 * 1_024;

    /// <summary>The most objects of a file. A report of 1,200 rows has some 11,000.</summary>
    public const int ObjectsMaxCount = 500_000;

    /// <summary>The most packed objects that are listed in all. A file can be read more than once.</summary>
    public const int PackedMaxCount = 1_000_000;

    /// <summary>
    /// The most bytes of all streams of a file, inflated and compressed. Streams can be nested. A stream that is read again counts again.
    /// </summary>
    public const int InflatedMaxBytes = 32 * 1_024 * 1_024;

    /// <summary>The same limit for a file that this writer has just made, which can be the largest that it makes.</summary>
    public const int OwnInflatedMaxBytes = 96 * 1_024 * 1_024;

    /// <summary>The most values of one object.</summary>
    public const int ValuesMaxCount = 100_000;

    /// <summary>
    /// The number of values of a file after which no further object is read as values. The same object can be named many times and is read
    /// each time. A value of 2 bytes takes some 40 in memory, and an empty dictionary 100.
    /// </summary>
    public const int FileValuesMaxCount = 400_000;

    /// <summary>
    /// The most bytes of values that are read in all, including bytes that turn out not to be values. A file could refer to one object
    /// under every number, and objects can be nested. Most objects are compared without being read as values.
    /// </summary>
    public const int ParsedMaxBytes = 32 * 1_024 * 1_024;

    /// <summary>The most unreadable objects that are skipped before the whole file counts as unreadable.</summary>
    public const int UnreadableMaxCount = 200;

    /// <summary>The deepest nesting of arrays and dictionaries.</summary>
    public const int DepthMaxCount = 32;

    /// <summary>The most pages of a file.</summary>
    public const int PagesMaxCount = Objects.PdfLimits.PagesMaxCount;
}
