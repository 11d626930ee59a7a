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

    /// <summary>The file specification of what is attached, with the name it is listed under; null when nothing is.</summary>
    /// <exception cref="UnreadablePdfException">It is listed in another form, or there is more: then it would be for the reader to say which counts.</exception>
    public (string Name, PdfObject Specification)? Attachment() => (Catalog["Names"] as PdfValue.Dictionary)?["EmbeddedFiles"] switch
    {
        null => null,
        PdfValue.Dictionary embedded when embedded["Names"] is PdfValue.Array { Items: [PdfValue.Literal name, PdfValue.Reference(var id)] } => (TextOf(PdfSyntax.Unescaped(CatalogObject.BytesOf(name))), _file.Find(id)),
        _ => throw new UnreadablePdfException("It has more than one attachment, or lists them in another form."),
    };

    /// <summary>The stream that a file specification stands for.</summary>
    public PdfObject FileOf(PdfObject specification) => _file.Follow((specification.Dictionary["EF"] as PdfValue.Dictionary)?["F"], "attached file");

    /// <summary>The signature field, when there is one.</summary>
    public PdfObject? SignatureField() => (Catalog["AcroForm"] as PdfValue.Dictionary)?["Fields"] is PdfValue.Array { Items: [PdfValue.Reference(var id), ..] } ? _file.Find(id) : null;

    /// <summary>A text string for people (7.9.2.2).</summary>
    private static string TextOf(ReadOnlySpan<byte> bytes) =>
        bytes is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(bytes[2..]) : Encoding.Latin1.GetString(bytes);
}
