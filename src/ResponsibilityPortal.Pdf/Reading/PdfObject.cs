namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>An object of a file.</summary>
/// <param name="Value">The value; for an object with a stream, the stream's dictionary.</param>
/// <param name="Text">The bytes of the value.</param>
internal sealed record PdfObject(int Id, PdfValue Value, ReadOnlyMemory<byte> Text)
{
    /// <summary>The bytes of its stream, still compressed; null when it has none.</summary>
    public ReadOnlyMemory<byte>? Stream { get; init; }

    /// <summary>The offset of the object in the file; null within an object stream.</summary>
    public int? Start { get; init; }

    /// <summary>The offset after its last byte.</summary>
    public int End { get; init; }

    /// <summary>Returns the bytes of a value in this object.</summary>
    public ReadOnlySpan<byte> BytesOf(PdfValue value) => Text.Span[(value.Start - Value.Start)..(value.End - Value.Start)];

    /// <exception cref="UnreadablePdfException">The value is not a dictionary.</exception>
    public PdfValue.Dictionary Dictionary =>
        Value as PdfValue.Dictionary ?? throw new UnreadablePdfException($"The object {Id} is not a dictionary.");
}
