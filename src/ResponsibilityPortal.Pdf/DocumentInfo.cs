namespace ResponsibilityPortal.Pdf;

/// <summary>What a document says of itself, in its information dictionary and, equal in every word, in its XMP metadata (ISO 19005-3, 6.6.3).</summary>
public sealed record DocumentInfo
{
    public required string Title { get; init; }

    public required string Author { get; init; }

    public required string Subject { get; init; }

    /// <summary>The language of all its text, as BCP 47 names it.</summary>
    public string Language { get; init; } = "en";

    /// <summary>What made it, with its version.</summary>
    public required string Producer { get; init; }

    /// <summary>When what it says was settled. The writer reads no clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>16 bytes that no other document has: its file identifier (ISO 32000-1, 14.4).</summary>
    public required ReadOnlyMemory<byte> Identifier { get; init; }

    /// <summary>Where it can be had again, as dc:source of its metadata; an absolute address.</summary>
    public string? Source { get; init; }

    /// <summary>What it was made from, as dc:relation of its metadata: a name that nothing else has.</summary>
    public string? Relation { get; init; }
}
