namespace ResponsibilityPortal.Pdf.Objects;

/// <summary>The limits that PDF/A keeps (ISO 19005-3, 6.1.13, after ISO 32000-1, annex C).</summary>
public static class PdfLimits
{
    public const int StringMaxBytes = 32_767;

    public const int NameMaxBytes = 127;

    public const int ObjectsMaxCount = 8_388_607;

    /// <summary>How many pages this writer makes at most: more is a mistake, not a document.</summary>
    public const int PagesMaxCount = 20_000;
}
