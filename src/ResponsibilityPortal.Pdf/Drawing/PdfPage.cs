using ResponsibilityPortal.Pdf.Objects;
using ResponsibilityPortal.Pdf.Structure;

namespace ResponsibilityPortal.Pdf.Drawing;

/// <summary>A page in the making.</summary>
internal sealed class PdfPage
{
    private readonly List<StructureElement> _marks = [];

    public PdfPage(int number, PageSize size, DocumentResources resources) => (Number, Size, Canvas) = (number, size, new Canvas(resources, this));

    /// <summary>From 1.</summary>
    public int Number { get; }

    public PageSize Size { get; }

    public Canvas Canvas { get; }

    public List<Annotation> Annotations { get; } = [];

    /// <summary>The element of each marked-content identifier.</summary>
    public IReadOnlyList<StructureElement> Marks => _marks;

    /// <summary>Its object; known when the file is written.</summary>
    public int Id { get; set; }

    /// <summary>The next marked-content identifier of this page, for an element.</summary>
    public int Mark(StructureElement element)
    {
        element.AddMark(this, _marks.Count);
        _marks.Add(element);
        return _marks.Count - 1;
    }

    /// <summary>Compresses what was drawn; nothing more can be. Pages don't share anything, so several can be compressed at once.</summary>
    public DeflatedBytes Compress()
    {
        var compressed = new DeflatedBytes(Canvas.Content);
        Canvas.Release();
        return compressed;
    }

    /// <param name="structParents">Its key in the parent tree.</param>
    /// <param name="compressed">What was drawn.</param>
    public void Write(ObjectWriter objects, int parent, int resources, int structParents, DeflatedBytes compressed)
    {
        var content = objects.Reserve();
        objects.Stream(content, [], compressed);

        // The order of the structure is the order in which the keyboard goes through what can be pressed (ISO 14289-1, 7.18.3).
        var buffer = objects.Begin(Id).Raw("<</Type/Page/Parent"u8).Reference(parent).Raw("/MediaBox[0 0 "u8).Numbers(Size.Width, Size.Height)
            .Raw("]/Resources"u8).Reference(resources).Raw("/Contents"u8).Reference(content).Raw("/Tabs/S/StructParents "u8).Number(structParents);
        if (Annotations.Count > 0)
        {
            buffer.Raw("/Annots["u8);
            Annotations.ForEach(annotation => buffer.Reference(annotation.Id));
            buffer.Raw("]"u8);
        }

        buffer.Raw(">>"u8);
    }
}
