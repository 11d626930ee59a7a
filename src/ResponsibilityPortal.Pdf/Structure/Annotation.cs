using ResponsibilityPortal.Pdf.Objects;

namespace ResponsibilityPortal.Pdf.Structure;

/// <summary>Something on a page that can be pressed or filled in, and the element of the structure it belongs to (ISO 14289-1, 7.18).</summary>
internal abstract class Annotation(StructureElement element)
{
    public StructureElement Element => element;

    /// <summary>Its object; known when the file is written.</summary>
    public int Id { get; set; }

    /// <param name="structParent">Its key in the parent tree.</param>
    /// <param name="pages">The objects of the pages.</param>
    public abstract void Write(PdfBuffer buffer, int structParent, IReadOnlyList<PageReference> pages);
}
