using System.Text;

namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>What a file shows and carries, found from its catalog (ISO 32000-1, 7.7).</summary>
internal sealed class PdfContents
{
    private readonly PdfFile _file;

    /// <exception cref="UnreadablePdfException">Something that every file has is missing.</exception>
    public PdfContents(PdfFile file)
    {
        _file = file;
        CatalogObject = file.Follow(file.Trailer["Root"], "catalog");
        PageTree = file.Follow(Catalog["Pages"], "page tree");
        if (PageTree.Dictionary["Kids"] is not PdfValue.Array(var kids) || kids.Count is 0 or > ReadingLimits.PagesMaxCount)
        {
            throw new UnreadablePdfException("Its page tree has no pages, too many, or another form.");
        }

        Pages = [.. kids.Select(kid => file.Follow(kid, "page"))];
    }

    public PdfObject CatalogObject { get; }

    /// <summary>What the file says of itself (14.3.2).</summary>
    /// <exception cref="UnreadablePdfException">It says nothing, or in another form.</exception>
    public ReadOnlyMemory<byte> Metadata => _file.ContentOf(_file.Follow(Catalog["Metadata"], "metadata"));

    public PdfObject PageTree { get; }

    /// <summary>The pages in their order.</summary>
    public IReadOnlyList<PdfObject> Pages { get; }

    private PdfValue.Dictionary Catalog => CatalogObject.Dictionary;

    /// <summary>The file specifications of what is attached, each with the name it is listed under.</summary>
    /// <exception cref="UnreadablePdfException">They are listed in another form, or there are more than one of a kind: then it would be for the reader to say which counts.</exception>
    public IReadOnlyList<(string Name, AttachmentRelationship Relationship, PdfObject Specification)> Attachments()
    {
        var items = (Catalog["Names"] as PdfValue.Dictionary)?["EmbeddedFiles"] switch
        {
            null => [],
            PdfValue.Dictionary embedded when embedded["Names"] is PdfValue.Array { Items: { Count: 2 or 4 } listed } => listed,
            _ => throw Unlisted(),
        };
        var attachments = new List<(string Name, AttachmentRelationship Relationship, PdfObject Specification)>();
        foreach (var pair in items.Chunk(2))
        {
            if (pair is not [PdfValue.Literal name, PdfValue.Reference(var id)] || _file.Find(id) is not { } specification || RelationshipOf(specification) is not { } relationship
                || attachments.Exists(other => other.Relationship == relationship))
            {
                throw Unlisted();
            }

            attachments.Add((TextOf(PdfSyntax.Unescaped(CatalogObject.BytesOf(name))), relationship, specification));
        }

        return attachments;

        static UnreadablePdfException Unlisted() => new("It has more attachments than one of a kind, or lists them in another form.");
    }

    private static AttachmentRelationship? RelationshipOf(PdfObject specification) =>
        specification.Dictionary["AFRelationship"] is PdfValue.Name(var name) && Enum.TryParse<AttachmentRelationship>(name, out var relationship) && relationship.ToString() == name
            ? relationship
            : null;

    /// <summary>The stream that a file specification stands for.</summary>
    public PdfObject FileOf(PdfObject specification) => _file.Follow((specification.Dictionary["EF"] as PdfValue.Dictionary)?["F"], "attached file");

    /// <summary>The signature field, when there is one.</summary>
    public PdfObject? SignatureField() => (Catalog["AcroForm"] as PdfValue.Dictionary)?["Fields"] is PdfValue.Array { Items: [PdfValue.Reference(var id), ..] } ? _file.Find(id) : null;

    /// <summary>A text string for people (7.9.2.2).</summary>
    private static string TextOf(ReadOnlySpan<byte> bytes) =>
        bytes is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(bytes[2..]) : Encoding.Latin1.GetString(bytes);
}
