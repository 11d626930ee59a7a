using ResponsibilityPortal.Pdf.Drawing;
using ResponsibilityPortal.Pdf.Objects;

namespace ResponsibilityPortal.Pdf.Structure;

/// <summary>
/// An element of the logical structure (ISO 32000-1, 14.7.2): the role of a piece of the document, independent of its style.
/// </summary>
/// <remarks>A large document has a hundred thousand. Most have one child, and few have attributes, so these two are small.</remarks>
internal sealed class StructureElement
{
    private readonly ElementType _type;
    private Kid _first;
    private List<Kid>? _others;

    private StructureElement(ElementType type, StructureElement? parent) => (_type, Parent) = (type, parent);

    /// <summary>The name of the type.</summary>
    public ReadOnlySpan<byte> Type => _type.Name();

    public StructureElement? Parent { get; }

    public int KidCount => _first == default ? 0 : 1 + (_others?.Count ?? 0);

    /// <summary>The object of the element; known when the file is written.</summary>
    public int Id { get; set; }

    /// <summary>The description of a figure or table, and its area.</summary>
    public ElementDescription? Description { get; init; }

    /// <summary>The cells that a header cell applies to (14.8.5.7).</summary>
    public HeaderScope Scope { get; init; }

    /// <summary>The labels of the items of a list (14.8.5.5).</summary>
    public ListLabels Labels { get; init; }

    public static StructureElement Document() => new(ElementType.Document, null);

    public StructureElement Add(ElementType type) => Add(new StructureElement(type, this));

    public StructureElement AddFigure(string alternative, (double Left, double Bottom, double Right, double Top) area) =>
        Add(new StructureElement(ElementType.Figure, this) { Description = new ElementDescription(alternative, area) });

    public StructureElement AddTable(string? summary) =>
        Add(
            new StructureElement(ElementType.Table, this) { Description = summary is null ? null : new ElementDescription(summary, null) }
        );

    public StructureElement AddList(ListLabels labels) => Add(new StructureElement(ElementType.List, this) { Labels = labels });

    public StructureElement AddHeader(HeaderScope scope) => Add(new StructureElement(ElementType.HeaderCell, this) { Scope = scope });

    /// <summary>Adds marked content of a page.</summary>
    public void AddMark(PdfPage page, int mark) => Add(new Kid(null, page, mark));

    public void AddAnnotation(PdfPage page, Annotation annotation) => Add(new Kid(annotation, page, 0));

    /// <summary>Returns a child, from 0.</summary>
    public Kid KidAt(int index) => index == 0 ? _first : _others![index - 1];

    /// <summary>Writes the element, except its end.</summary>
    public void Write(PdfBuffer buffer, int parent)
    {
        var (count, page) = (KidCount, FirstPage());
        buffer.Raw("<</S/"u8).Raw(Type).Raw("/P"u8).Reference(parent);
        if (page is not null)
        {
            buffer.Raw("/Pg"u8).Reference(page.Id);
        }

        if (_type == ElementType.Figure)
        {
            buffer.Raw("/Alt"u8).TextString(Description!.Text);
        }

        WriteAttributes(buffer);
        buffer.Raw(count == 1 ? "/K"u8 : "/K["u8);
        for (var index = 0; index < count; index++)
        {
            KidAt(index).Write(buffer, page);
        }

        buffer.Raw(count == 1 ? ">>"u8 : "]>>"u8);
    }

    private PdfPage? FirstPage()
    {
        for (var index = 0; index < KidCount; index++)
        {
            if (KidAt(index).Page is { } page)
            {
                return page;
            }
        }

        return null;
    }

    private void WriteAttributes(PdfBuffer buffer)
    {
        if (Description?.Area is var (left, bottom, right, top))
        {
            buffer.Raw("/A<</O/Layout/BBox["u8).Numbers(left, bottom, right, top).Raw("]>>"u8);
        }
        else if (Labels != ListLabels.None)
        {
            buffer.Raw("/A<</O/List/ListNumbering"u8).Raw(Labels == ListLabels.Disc ? "/Disc"u8 : "/Decimal"u8).Raw(">>"u8);
        }
        else if (Scope != HeaderScope.None || Description is not null)
        {
            buffer.Raw("/A<</O/Table"u8);
            buffer.Raw(
                Scope switch
                {
                    HeaderScope.Column => "/Scope/Column"u8,
                    HeaderScope.Row => "/Scope/Row"u8,
                    _ => ""u8,
                }
            );
            if (Description is not null)
            {
                buffer.Raw("/Summary"u8).TextString(Description.Text);
            }

            buffer.Raw(">>"u8);
        }
    }

    private StructureElement Add(StructureElement element)
    {
        Add(new Kid(element, null, 0));
        return element;
    }

    private void Add(Kid kid)
    {
        if (_first == default)
        {
            _first = kid;
        }
        else
        {
            (_others ??= []).Add(kid);
        }
    }

    /// <summary>A child of an element: another element, an annotation on a page, or, without either, marked content of a page.</summary>
    internal readonly record struct Kid(object? Child, PdfPage? Page, int Mark)
    {
        public StructureElement? Element => Child as StructureElement;

        /// <param name="page">The page that the element itself names.</param>
        public void Write(PdfBuffer buffer, PdfPage? page)
        {
            if (Element is { } element)
            {
                buffer.Reference(element.Id);
            }
            else if (Child is Annotation annotation)
            {
                buffer.Raw("<</Type/OBJR/Obj"u8).Reference(annotation.Id).Raw("/Pg"u8).Reference(Page!.Id).Raw(">>"u8);
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
