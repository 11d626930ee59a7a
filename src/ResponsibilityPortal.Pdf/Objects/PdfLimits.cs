namespace ResponsibilityPortal.Pdf.Objects;

/// <summary>The limits of PDF/A (ISO 19005-3, 6.1.13, after ISO 32000-1, annex C).</summary>
public static class PdfLimits
{
    public const int StringMaxBytes = 32_767;

    public const int NameMaxBytes = 127;

    public const int ObjectsMaxCount = 8_388_607;

    /// <summary>The most pages that this writer makes. More would be a mistake.</summary>
    public const int PagesMaxCount = 20_000;
}
