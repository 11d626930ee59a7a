using ResponsibilityPortal.Pdf.Objects;

namespace ResponsibilityPortal.Pdf.Structure;

/// <summary>A link or form field on a page, with its structure element (ISO 14289-1, 7.18).</summary>
internal abstract class Annotation(StructureElement element)
{
    public StructureElement Element => element;

    /// <summary>The object of the annotation; known when the file is written.</summary>
    public int Id { get; set; }

    /// <param name="structParent">The key in the parent tree.</param>
    /// <param name="pages">The objects of the pages.</param>
    public abstract void Write(PdfBuffer buffer, int structParent, IReadOnlyList<PageReference> pages);
}
