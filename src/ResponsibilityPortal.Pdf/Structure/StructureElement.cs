using ResponsibilityPortal.Pdf.Drawing;
using ResponsibilityPortal.Pdf.Objects;

namespace ResponsibilityPortal.Pdf.Structure;

/// <summary>An element of the logical structure (ISO 32000-1, 14.7.2): what a piece of the document is, whatever it looks like.</summary>
internal sealed class StructureElement
{
    private readonly List<Kid> _kids = [];

    private StructureElement(ElementType type, StructureElement? parent) => (_type, Parent) = (type, parent);

    private readonly ElementType _type;

    /// <summary>The name of its type.</summary>
    public ReadOnlySpan<byte> Type => _type.Name();

    public StructureElement? Parent { get; }

    public IReadOnlyList<Kid> Kids => _kids;

    /// <summary>Its object; known when the file is written.</summary>
    public int Id { get; set; }

    /// <summary>What a figure shows, in words (ISO 14289-1, 7.3).</summary>
    public string? Alternative { get; init; }

    /// <summary>The area of a figure on its page: left, bottom, right, top.</summary>
    public (double Left, double Bottom, double Right, double Top)? Area { get; init; }

    /// <summary>What a header cell is the header of (14.8.5.7).</summary>
    public HeaderScope Scope { get; init; }

    /// <summary>A table in words.</summary>
    public string? Summary { get; init; }

    /// <summary>How the items of a list are labelled (14.8.5.5).</summary>
    public ListLabels Labels { get; init; }

    public static StructureElement Document() => new(ElementType.Document, null);

    public StructureElement Add(ElementType type) => Add(new StructureElement(type, this));

    public StructureElement AddFigure(string alternative, (double Left, double Bottom, double Right, double Top) area) =>
        Add(new StructureElement(ElementType.Figure, this) { Alternative = alternative, Area = area });

    public StructureElement AddTable(string? summary) => Add(new StructureElement(ElementType.Table, this) { Summary = summary });

    public StructureElement AddList(ListLabels labels) => Add(new StructureElement(ElementType.List, this) { Labels = labels });

    public StructureElement AddHeader(HeaderScope scope) => Add(new StructureElement(ElementType.HeaderCell, this) { Scope = scope });

    /// <summary>Some marked content of a page belongs to it.</summary>
    public void AddMark(PdfPage page, int mark) => _kids.Add(new Kid(null, page, mark, null));

    public void AddAnnotation(PdfPage page, Annotation annotation) => _kids.Add(new Kid(null, page, 0, annotation));

    /// <summary>Writes the element but for its end.</summary>
    public void Write(PdfBuffer buffer, int parent)
    {
        var page = _kids.Find(kid => kid.Page is not null).Page;
        buffer.Raw("<</S/"u8).Raw(Type).Raw("/P"u8).Reference(parent);
        if (page is not null)
        {
            buffer.Raw("/Pg"u8).Reference(page.Id);
        }

        if (Alternative is not null)
        {
            buffer.Raw("/Alt"u8).TextString(Alternative);
        }

        WriteAttributes(buffer);
        buffer.Raw(_kids.Count == 1 ? "/K"u8 : "/K["u8);
        foreach (var kid in _kids)
        {
            kid.Write(buffer, page);
        }

        buffer.Raw(_kids.Count == 1 ? ">>"u8 : "]>>"u8);
    }

    private void WriteAttributes(PdfBuffer buffer)
    {
        if (Area is var (left, bottom, right, top))
        {
            buffer.Raw("/A<</O/Layout/BBox["u8).Numbers(left, bottom, right, top).Raw("]>>"u8);
        }
        else if (Labels != ListLabels.None)
        {
            buffer.Raw("/A<</O/List/ListNumbering"u8).Raw(Labels == ListLabels.Disc ? "/Disc"u8 : "/Decimal"u8).Raw(">>"u8);
        }
        else if (Scope != HeaderScope.None || Summary is not null)
        {
            buffer.Raw("/A<</O/Table"u8);
            buffer.Raw(Scope switch { HeaderScope.Column => "/Scope/Column"u8, HeaderScope.Row => "/Scope/Row"u8, _ => ""u8 });
            if (Summary is not null)
            {
                buffer.Raw("/Summary"u8).TextString(Summary);
            }

            buffer.Raw(">>"u8);
        }
    }

    private StructureElement Add(StructureElement element)
    {
        _kids.Add(new Kid(element, null, 0, null));
        return element;
    }

    /// <summary>What an element holds: another element, marked content of a page, or an annotation on it.</summary>
    internal readonly record struct Kid(StructureElement? Element, PdfPage? Page, int Mark, Annotation? Annotation)
    {
        /// <param name="page">The page that the element itself names.</param>
        public void Write(PdfBuffer buffer, PdfPage? page)
        {
            if (Element is not null)
            {
                buffer.Reference(Element.Id);
            }
            else if (Annotation is not null)
            {
                buffer.Raw("<</Type/OBJR/Obj"u8).Reference(Annotation.Id).Raw("/Pg"u8).Reference(Page!.Id).Raw(">>"u8);
            }
            else if (Page == page)
            {
                buffer.Raw(" "u8).Number(Mark);
            }
            else
            {
                buffer.Raw("<</Type/MCR/Pg"u8).Reference(Page!.Id).Raw("/MCID "u8).Number(Mark).Raw(">>"u8);
            }
        }
    }
}
