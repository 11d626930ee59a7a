namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>A value as it stands in a file (ISO 32000-1, 7.3), with where it stands in the bytes it was read from.</summary>
internal abstract record PdfValue
{
    private PdfValue()
    {
    }

    public int Start { get; init; }

    /// <summary>Behind its last byte.</summary>
    public int End { get; init; }

    public sealed record Number(long Whole) : PdfValue;

    public sealed record Name(string Text) : PdfValue;

    public sealed record Reference(int Id) : PdfValue;

    /// <summary>A string between parentheses, as it stands: <see cref="PdfSyntax.Unescaped"/> reads it.</summary>
    public sealed record Literal : PdfValue;

    /// <summary>A string between angle brackets, as it stands.</summary>
    public sealed record Hex : PdfValue;

    public sealed record Array(IReadOnlyList<PdfValue> Items) : PdfValue;

    public sealed record Dictionary(IReadOnlyDictionary<string, PdfValue> Entries) : PdfValue
    {
        public PdfValue? this[string key] => Entries.GetValueOrDefault(key);
    }

    /// <summary>True, false, null, or a number with a fraction: nothing here asks what it says.</summary>
    public sealed record Other : PdfValue;
}
