namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>How large the parts of a workbook can be when unpacked.</summary>
/// <param name="PartMaxBytes">The size of one part, in bytes.</param>
/// <param name="AllPartsMaxBytes">The size of all parts, in bytes. Parts that aren't needed are never unpacked.</param>
internal sealed record WorkbookSizes(int PartMaxBytes, long AllPartsMaxBytes)
{
    private const int Megabyte = 1_024 * 1_024;

    /// <summary>The sizes for a workbook of strangers.</summary>
    public static WorkbookSizes Default { get; } = new(16 * Megabyte, 50L * Megabyte);

    /// <summary>The sizes for a workbook that the portal may have exported. The details of 1,200 rows have about 10 MB.</summary>
    public static WorkbookSizes Exported { get; } = new(32 * Megabyte, 100L * Megabyte);

    public int PartMaxMegabytes => PartMaxBytes / Megabyte;
}
