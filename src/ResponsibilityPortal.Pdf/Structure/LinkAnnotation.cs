using ResponsibilityPortal.Pdf.Objects;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Pdf.Structure;

/// <summary>The area of a link on a page (ISO 32000-1, 12.5.6.5; ISO 14289-1, 7.18.5).</summary>
internal sealed class LinkAnnotation(
    LinkTarget target,
    (double Left, double Bottom, double Right, double Top) area,
    StructureElement element
) : Annotation(element)
{
    private const int Print = 4;

    public override void Write(PdfBuffer buffer, int structParent, IReadOnlyList<PageReference> pages)
    {
        buffer
            .Raw("<</Type/Annot/Subtype/Link/F "u8)
            .Number(Print)
            .Raw("/Border[0 0 0]/Rect["u8)
            .Numbers(area.Left, area.Bottom, area.Right, area.Top)
            .Raw("]/Contents"u8)
            .TextString(PrintableText.Of(target.Description))
            .Raw("/StructParent "u8)
            .Number(structParent);
        if (target is LinkTarget.Web web)
        {
            buffer.Raw("/A<</S/URI/URI"u8).Literal(web.Bytes()).Raw(">>"u8);
        }
        else
        {
            ((LinkTarget.Inside)target).Destination.Write(buffer.Raw("/Dest"u8), pages);
        }

        buffer.Raw(">>"u8);
    }
}
