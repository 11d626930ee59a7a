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

    public PdfObject PageTree { get; }

    /// <summary>The pages in their order.</summary>
    public IReadOnlyList<PdfObject> Pages { get; }

    private PdfValue.Dictionary Catalog => CatalogObject.Dictionary;

    /// <summary>The file specifications, by the name each attachment is listed under.</summary>
    public IEnumerable<(string Name, PdfObject Specification)> Attachments()
    {
        if ((Catalog["Names"] as PdfValue.Dictionary)?["EmbeddedFiles"] is not PdfValue.Dictionary embedded || embedded["Names"] is not PdfValue.Array(var names))
        {
            yield break;
        }

        foreach (var pair in names.Chunk(2).Take(ReadingLimits.AttachmentsMaxCount))
        {
            if (pair is [PdfValue.Literal(var name), PdfValue.Reference(var id)])
            {
                yield return (TextOf(name), _file.Find(id));
            }
        }
    }

    /// <summary>The stream that a file specification stands for.</summary>
    public PdfObject FileOf(PdfObject specification) => _file.Follow((specification.Dictionary["EF"] as PdfValue.Dictionary)?["F"], "attached file");

    /// <summary>The signature field, when there is one.</summary>
    public PdfObject? SignatureField() => (Catalog["AcroForm"] as PdfValue.Dictionary)?["Fields"] is PdfValue.Array { Items: [PdfValue.Reference(var id), ..] } ? _file.Find(id) : null;

    /// <summary>A text string for people (7.9.2.2).</summary>
    private static string TextOf(ReadOnlySpan<byte> bytes) =>
        bytes is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(bytes[2..]) : Encoding.Latin1.GetString(bytes);
}
