using ResponsibilityPortal.Pdf.Objects;
using ResponsibilityPortal.Pdf.Structure;

namespace ResponsibilityPortal.Pdf.Drawing;

/// <summary>A page that is being written.</summary>
internal sealed class PdfPage
{
    private readonly List<StructureElement> _marks = new(128);

    public PdfPage(int number, PageSize size, DocumentResources resources) =>
        (Number, Size, Canvas) = (number, size, new Canvas(resources, this));

    /// <summary>The number of the page, from 1.</summary>
    public int Number { get; }

    public PageSize Size { get; }

    public Canvas Canvas { get; }

    public List<Annotation> Annotations { get; } = [];

    /// <summary>The element of each marked-content identifier.</summary>
    public IReadOnlyList<StructureElement> Marks => _marks;

    /// <summary>The object of the page; known when the file is written.</summary>
    public int Id { get; set; }

    /// <summary>Returns the next marked-content identifier of this page, for an element.</summary>
    public int Mark(StructureElement element)
    {
        element.AddMark(this, _marks.Count);
        _marks.Add(element);
        return _marks.Count - 1;
    }

    /// <summary>
    /// Compresses the content, after which nothing more can be drawn. Pages don't share anything, so several can be compressed at once.
    /// </summary>
    public DeflatedBytes Compress()
    {
        var compressed = new DeflatedBytes(Canvas.Content);
        Canvas.Release();
        return compressed;
    }

    /// <param name="structParents">The page's key in the parent tree.</param>
    /// <param name="compressed">The content of the page.</param>
    public void Write(ObjectWriter objects, int parent, int resources, int structParents, DeflatedBytes compressed)
    {
        var content = objects.Reserve();
        objects.Stream(content, [], compressed);

        // Keyboard focus moves through annotations in the order of the structure (ISO 14289-1, 7.18.3).
        var buffer = objects
            .Begin(Id)
            .Raw("<</Type/Page/Parent"u8)
            .Reference(parent)
            .Raw("/MediaBox[0 0 "u8)
            .Numbers(Size.Width, Size.Height)
            .Raw("]/Resources"u8)
            .Reference(resources)
            .Raw("/Contents"u8)
            .Reference(content)
            .Raw("/Tabs/S/StructParents "u8)
            .Number(structParents);
        if (Annotations.Count > 0)
        {
            buffer.Raw("/Annots["u8);
            Annotations.ForEach(annotation => buffer.Reference(annotation.Id));
            buffer.Raw("]"u8);
        }

        buffer.Raw(">>"u8);
    }
}
