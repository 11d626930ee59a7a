namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>An object as it stands in a file.</summary>
/// <param name="Value">Its value; of an object with a stream, the stream's dictionary.</param>
/// <param name="Text">The bytes of the value.</param>
internal sealed record PdfObject(int Id, PdfValue Value, ReadOnlyMemory<byte> Text)
{
    /// <summary>The bytes of its stream as they stand in the file; null when it has none.</summary>
    public ReadOnlyMemory<byte>? Stream { get; init; }

    /// <summary>Where the object begins in the file; null within an object stream.</summary>
    public int? Start { get; init; }

    /// <summary>Behind its last byte.</summary>
    public int End { get; init; }

    /// <summary>The bytes of a value in this object.</summary>
    public ReadOnlySpan<byte> BytesOf(PdfValue value) => Text.Span[(value.Start - Value.Start)..(value.End - Value.Start)];

    /// <exception cref="UnreadablePdfException">It is something else.</exception>
    public PdfValue.Dictionary Dictionary => Value as PdfValue.Dictionary ?? throw new UnreadablePdfException($"The object {Id} is not a dictionary.");
}
