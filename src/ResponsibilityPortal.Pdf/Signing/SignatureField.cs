using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ResponsibilityPortal.Pdf.Objects;
using ResponsibilityPortal.Pdf.Structure;

namespace ResponsibilityPortal.Pdf.Signing;

/// <summary>
/// The invisible field of the signature (ISO 32000-1, 12.7.4.5 and 12.8), and its dictionary. The dictionary has space for the values that
/// are known only when all other bytes are.
/// </summary>
internal sealed class SignatureField(StructureElement element, IDocumentSignature signature) : Annotation(element)
{
    /// <summary>The flags Print and Locked: PDF programs must not move the field.</summary>
    private const int PrintLocked = 132;

    private const int NumberWidth = 10;

    private int _rangeAt;
    private int _contentsAt;

    /// <summary>The object of the signature dictionary.</summary>
    public int Dictionary { get; set; }

    public override void Write(PdfBuffer buffer, int structParent, IReadOnlyList<PageReference> pages) =>
        buffer
            .Raw("<</Type/Annot/Subtype/Widget/FT/Sig/F "u8)
            .Number(PrintLocked)
            .Raw("/Rect[0 0 0 0]/T(Signature)/TU(Signature of this document)/P"u8)
            .Reference(pages[0].Id)
            .Raw("/V"u8)
            .Reference(Dictionary)
            .Raw("/StructParent "u8)
            .Number(structParent)
            .Raw(">>"u8);

    /// <summary>
    /// Writes the dictionary with exactly the space of the signature, so that no byte of the file is unsigned. It is outside object
    /// streams, so that its bytes can be found again. It certifies the document and allows no changes (12.8.2.2, P 1).
    /// </summary>
    public void WriteDictionary(ObjectWriter objects)
    {
        var name = signature.Certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        var buffer = objects
            .BeginPlain(Dictionary)
            .Raw("<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/Name"u8)
            .TextString(name)
            .Raw("/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P 1/V/1.2>>>>]/ByteRange["u8);
        _rangeAt = buffer.Length;
        buffer.Raw(Encoding.ASCII.GetBytes(new string(' ', (4 * NumberWidth) + 3))).Raw("]/Contents"u8);
        _contentsAt = buffer.Length;
        buffer.HexString(new byte[signature.Length]).Raw(">>"u8);
        objects.EndPlain();
    }

    /// <summary>Signs the finished file, except the signature itself (12.8.1).</summary>
    public void Sign(PdfBuffer file)
    {
        var afterContents = _contentsAt + (2 * signature.Length) + 2;
        var range = string.Create(CultureInfo.InvariantCulture, $"0 {_contentsAt} {afterContents} {file.Length - afterContents}")
            .PadRight((4 * NumberWidth) + 3);
        Encoding.ASCII.GetBytes(range, file.At(_rangeAt, range.Length));

        var signed = new byte[file.Length - (afterContents - _contentsAt)];
        file.Written[.._contentsAt].CopyTo(signed);
        file.Written[afterContents..].CopyTo(signed.AsSpan(_contentsAt));
        var digits = Convert.ToHexStringLower(signature.Sign(signed));
        Encoding.ASCII.GetBytes(digits, file.At(_contentsAt + 1, digits.Length));
    }
}
