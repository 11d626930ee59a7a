using System.Text;

namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>The pages, metadata and attachments of a file, found from its catalog (ISO 32000-1, 7.7).</summary>
internal sealed class PdfContents
{
    private readonly PdfFile _file;

    /// <exception cref="UnreadablePdfException">A required part is missing.</exception>
    public PdfContents(PdfFile file)
    {
        _file = file;
        CatalogObject = file.Follow(file.Trailer["Root"], "catalog");
        PageTree = file.Follow(Catalog["Pages"], "page tree");
        if (PageTree.Dictionary["Kids"] is not PdfValue.Array(var kids) || kids.Count is 0 or > ReadingLimits.PagesMaxCount)
        {
            throw new UnreadablePdfException("Its page tree has no pages, has too many, or has an unsupported form.");
        }

        Pages = [.. kids.Select(kid => file.Follow(kid, "page"))];
    }

    public PdfObject CatalogObject { get; }

    /// <summary>The metadata of the file (14.3.2).</summary>
    /// <exception cref="UnreadablePdfException">The metadata is missing or has an unsupported form.</exception>
    public ReadOnlyMemory<byte> Metadata => _file.ContentOf(_file.Follow(Catalog["Metadata"], "metadata"));

    public PdfObject PageTree { get; }

    /// <summary>The pages in order.</summary>
    public IReadOnlyList<PdfObject> Pages { get; }

    private PdfValue.Dictionary Catalog => CatalogObject.Dictionary;

    /// <summary>The file specifications of the attachments, each with its name in the list.</summary>
    /// <exception cref="UnreadablePdfException">They are listed in an unsupported form, or there are several of one kind, so that readers
    /// could disagree on which one counts.</exception>
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
            if (
                pair is not [PdfValue.Literal name, PdfValue.Reference(var id)]
                || _file.Find(id) is not { } specification
                || RelationshipOf(specification) is not { } relationship
                || attachments.Exists(other => other.Relationship == relationship)
            )
            {
                throw Unlisted();
            }

            attachments.Add((TextOf(PdfSyntax.Unescaped(CatalogObject.BytesOf(name))), relationship, specification));
        }

        return attachments;

        static UnreadablePdfException Unlisted() => new("It has several attachments of one kind, or lists them in an unsupported form.");
    }

    private static AttachmentRelationship? RelationshipOf(PdfObject specification) =>
        specification.Dictionary["AFRelationship"] is PdfValue.Name(var name)
        && Enum.TryParse<AttachmentRelationship>(name, out var relationship)
        && relationship.ToString() == name
            ? relationship
            : null;

    /// <summary>Returns the stream of a file specification.</summary>
    public PdfObject FileOf(PdfObject specification) =>
        _file.Follow((specification.Dictionary["EF"] as PdfValue.Dictionary)?["F"], "attached file");

    /// <summary>Returns the signature field, or null when there is none.</summary>
    public PdfObject? SignatureField() =>
        (Catalog["AcroForm"] as PdfValue.Dictionary)?["Fields"] is PdfValue.Array { Items: [PdfValue.Reference(var id), ..] }
            ? _file.Find(id)
            : null;

    /// <summary>Returns a text string (7.9.2.2).</summary>
    private static string TextOf(ReadOnlySpan<byte> bytes) =>
        bytes is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(bytes[2..]) : Encoding.Latin1.GetString(bytes);
}
