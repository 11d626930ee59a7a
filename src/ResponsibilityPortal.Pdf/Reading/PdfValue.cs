namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>A value of a file (ISO 32000-1, 7.3), with its position in the bytes it was read from.</summary>
internal abstract record PdfValue
{
    private PdfValue() { }

    public int Start { get; init; }

    /// <summary>The position after its last byte.</summary>
    public int End { get; init; }

    public sealed record Number(long Whole) : PdfValue;

    public sealed record Name(string Text) : PdfValue;

    public sealed record Reference(int Id) : PdfValue;

    /// <summary>A string between parentheses, still escaped. <see cref="PdfSyntax.Unescaped"/> decodes it.</summary>
    public sealed record Literal : PdfValue;

    /// <summary>A string between angle brackets, not yet decoded.</summary>
    public sealed record Hex : PdfValue;

    public sealed record Array(IReadOnlyList<PdfValue> Items) : PdfValue;

    public sealed record Dictionary(IReadOnlyDictionary<string, PdfValue> Entries) : PdfValue
    {
        public PdfValue? this[string key] => Entries.GetValueOrDefault(key);
    }

    /// <summary>True, false, null, or a number with a fraction. The reader doesn't need its value.</summary>
    public sealed record Other : PdfValue;
}
