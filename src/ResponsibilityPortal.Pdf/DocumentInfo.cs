namespace ResponsibilityPortal.Pdf;

/// <summary>
/// The metadata of a document. It is written to the information dictionary and, in the same words, to the XMP metadata (ISO 19005-3,
/// 6.6.3).
/// </summary>
public sealed record DocumentInfo
{
    public required string Title { get; init; }

    public required string Author { get; init; }

    public required string Subject { get; init; }

    /// <summary>The language of all text, as a BCP 47 tag.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The name and version of the program that makes the document.</summary>
    public required string Producer { get; init; }

    /// <summary>The time of the document's content. The writer doesn't read a clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The file identifier (ISO 32000-1, 14.4): 16 bytes that no other document has.</summary>
    public required ReadOnlyMemory<byte> Identifier { get; init; }

    /// <summary>The absolute address of the document, written as dc:source.</summary>
    public string? Source { get; init; }

    /// <summary>A unique name of the source that the document was made from, written as dc:relation.</summary>
    public string? Relation { get; init; }
}
