using ResponsibilityPortal.Pdf.Objects;
using ResponsibilityPortal.Pdf.Structure;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Pdf.Drawing;

/// <summary>
/// A surface to draw on, in points from its lower left corner. Everything drawn on a page belongs to a structure element or is an artifact
/// (ISO 14289-1, 7.1). The code that passes a canvas on has begun one of the two.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Design",
    "CA1001",
    Justification = "Drawing code must not dispose of a canvas; the document releases it."
)]
public sealed class Canvas
{
    /// <summary>The most glyphs in a string. A glyph takes two bytes at most.</summary>
    private const int GlyphsPerString = PdfLimits.StringMaxBytes / 2;

    private readonly DocumentResources _resources;
    private readonly PdfPage? _page;
    private readonly PdfBuffer _content = new(16 * 1_024);
    private Paint? _paint;
    private PdfColor? _strokeColor;
    private double _lineWidth = -1;
    private (int Face, double Size) _font = (-1, 0);
    private double _leading;
    private bool _isMarked;

    internal Canvas(DocumentResources resources, PdfPage? page) => (_resources, _page) = (resources, page);

    internal ReadOnlySpan<byte> Content => _content.Written;

    /// <summary>Fills a rectangle, given by its lower left corner.</summary>
    public void FillRectangle(double x, double y, double width, double height, Paint paint) =>
        FillRectangles([(x, y, width, height)], paint);

    /// <summary>Fills several rectangles with the same paint, in fewer bytes than one after another.</summary>
    public void FillRectangles(ReadOnlySpan<(double X, double Y, double Width, double Height)> rectangles, Paint paint)
    {
        if (paint is Paint.Pattern { Ground: { } ground })
        {
            FillRectangles(rectangles, ground);
        }

        Fill(paint);
        foreach (var (x, y, width, height) in rectangles)
        {
            _content.Numbers(x, y, width, height).Raw("re f\n"u8);
        }
    }

    /// <summary>
    /// Draws the border of a rectangle, given by its lower left corner. Half of the line's width is on either side of the border.
    /// </summary>
    public void StrokeRectangle(double x, double y, double width, double height, double lineWidth, PdfColor color)
    {
        Stroke(lineWidth, color);
        _content.Numbers(x, y, width, height).Raw("re S\n"u8);
    }

    /// <summary>Fills a rectangle and draws its border.</summary>
    public void DrawRectangle(double x, double y, double width, double height, Paint paint, double lineWidth, PdfColor border)
    {
        Fill(paint);
        Stroke(lineWidth, border);
        _content.Numbers(x, y, width, height).Raw("re B\n"u8);
    }

    /// <summary>Draws a straight line. Half of its width is on either side.</summary>
    public void StrokeLine(double fromX, double fromY, double toX, double toY, double lineWidth, PdfColor color)
    {
        Stroke(lineWidth, color);
        _content.Numbers(fromX, fromY).Raw("m "u8).Numbers(toX, toY).Raw("l S\n"u8);
    }

    /// <summary>Fills a circle. It consists of four curves, because the format has no circle (ISO 32000-1, 8.5.2.2).</summary>
    public void FillCircle(double centerX, double centerY, double radius, PdfColor color)
    {
        // The distance of control points with which four curves form a circle.
        const double Handle = 0.5523;
        var (x, y, r, h) = (centerX, centerY, radius, radius * Handle);
        Fill(color);
        _content
            .Numbers(x + r, y)
            .Raw("m "u8)
            .Numbers(x + r, y + h, x + h, y + r, x, y + r)
            .Raw("c "u8)
            .Numbers(x - h, y + r, x - r, y + h, x - r, y)
            .Raw("c "u8)
            .Numbers(x - r, y - h, x - h, y - r, x, y - r)
            .Raw("c "u8)
            .Numbers(x + h, y - r, x + r, y - h, x + r, y)
            .Raw("c f\n"u8);
    }

    /// <summary>Writes one line.</summary>
    /// <param name="x">The left edge of the text.</param>
    /// <param name="y">The baseline.</param>
    public void Write(string text, double x, double y, TextStyle style)
    {
        BeginText();
        MoveLine(x, y);
        Show(text, style);
        EndText();
    }

    /// <summary>Returns the width of a text that <see cref="Write"/> draws, in points.</summary>
    public double WidthOf(string text, TextStyle style)
    {
        var width = 0;
        foreach (var (face, glyph) in _resources.Fonts.UseAll(PrintableText.Of(text), style.Bold))
        {
            width += _resources.Fonts.Advance(face, glyph);
        }

        return width * style.Size / 1_000;
    }

    /// <summary>Begins the content of an element (ISO 32000-1, 14.7.4).</summary>
    internal void Begin(StructureElement element)
    {
        Mark();
        _content.Raw((byte)'/').Raw(element.Type).Raw("<</MCID "u8).Number(_page!.Mark(element)).Raw(">>BDC\n"u8);
    }

    /// <summary>Begins decoration (14.8.2.2).</summary>
    internal void BeginArtifact()
    {
        Mark();
        _content.Raw("/Artifact BMC\n"u8);
    }

    /// <summary>Shows a drawing of the document, as decoration.</summary>
    internal void ShowDrawing(int drawing)
    {
        BeginArtifact();
        PlaceDrawing(drawing);
        End();
    }

    /// <summary>Shows a drawing within the marked content that was begun.</summary>
    internal void PlaceDrawing(int drawing) => _content.Raw("/X"u8).Number(drawing).Raw(" Do\n"u8);

    /// <summary>
    /// Shows a drawing in several places within the marked content that was begun. Each place is given by its lower left corner.
    /// </summary>
    internal void PlaceDrawing(int drawing, ReadOnlySpan<(double X, double Y)> places)
    {
        var (lastX, lastY) = (0.0, 0.0);
        _content.Raw("q "u8);
        foreach (var (x, y) in places)
        {
            _content.Raw("1 0 0 1 "u8).Numbers(x - lastX, y - lastY).Raw("cm/X"u8).Number(drawing).Raw(" Do "u8);
            (lastX, lastY) = (x, y);
        }

        _content.Raw("Q\n"u8);
    }

    /// <summary>Begins the head or the foot of the page.</summary>
    internal void BeginPagination()
    {
        Mark();
        _content.Raw("/Artifact<</Type/Pagination>>BDC\n"u8);
    }

    internal void End()
    {
        _isMarked = false;
        _content.Raw("EMC\n"u8);
    }

    /// <summary>Begins a text object (9.4.1). The first move is from the lower left corner.</summary>
    internal void BeginText() => _content.Raw("BT "u8);

    /// <summary>Begins a line at an offset from the beginning of the previous one.</summary>
    internal void MoveLine(double right, double up) => _content.Numbers(right, up).Raw("Td "u8);

    /// <summary>Sets the distance from one line to the next.</summary>
    internal void SetLeading(double leading)
    {
        if (_leading != leading)
        {
            _leading = leading;
            _content.Number(leading).Raw(" TL "u8);
        }
    }

    /// <summary>Shows glyphs after those shown last, or on the next line.</summary>
    internal void Show(int face, TextStyle style, ReadOnlySpan<ushort> glyphs, bool onNextLine = false)
    {
        Select(face, style);
        for (; glyphs.Length > GlyphsPerString; glyphs = glyphs[GlyphsPerString..], onNextLine = false)
        {
            ShowString(face, glyphs[..GlyphsPerString], onNextLine);
        }

        ShowString(face, glyphs, onNextLine);
    }

    /// <summary>Shows a text after the text shown last.</summary>
    internal void Show(string text, TextStyle style)
    {
        var (open, count) = (false, 0);
        foreach (var (face, glyph) in _resources.Fonts.UseAll(PrintableText.Of(text), style.Bold))
        {
            if (!open || _font.Face != face || count % GlyphsPerString == 0)
            {
                _content.Raw(open ? ")Tj "u8 : ""u8);
                Select(face, style);
                _content.Raw((byte)'(');
                open = true;
                count = 0;
            }

            Code(glyph, _resources.Fonts.CodeLength(face));
            count++;
        }

        _content.Raw(open ? ")Tj "u8 : ""u8);
    }

    internal void EndText() => _content.Raw("ET\n"u8);

    /// <summary>Moves the origin for what is drawn next.</summary>
    internal void Move(double x, double y)
    {
        _content.Raw("q 1 0 0 1 "u8).Numbers(x, y).Raw("cm\n"u8);
        Forget();
    }

    internal void MoveBack()
    {
        _content.Raw("Q\n"u8);
        Forget();
    }

    /// <summary>Releases the memory after the content was written.</summary>
    internal void Release() => _content.Dispose();

    private void ShowString(int face, ReadOnlySpan<ushort> glyphs, bool onNextLine)
    {
        _content.Raw((byte)'(');
        if (_resources.Fonts.CodeLength(face) == 1)
        {
            _content.LiteralBytes(glyphs);
        }
        else
        {
            foreach (var glyph in glyphs)
            {
                Code(glyph, 2);
            }
        }

        _content.Raw(onNextLine ? ")' "u8 : ")Tj "u8);
    }

    private void Mark()
    {
        if (_isMarked)
        {
            throw new InvalidOperationException("Marked content must end before the next begins.");
        }

        _isMarked = true;
    }

    private void Select(int face, TextStyle style)
    {
        Fill(style.Color);
        if (_font != (face, style.Size))
        {
            _font = (face, style.Size);
            _content.Raw("/F"u8).Number(face).Raw((byte)' ').Number(style.Size).Raw(" Tf "u8);
        }
    }

    /// <summary>Writes a code within a string, its higher byte first.</summary>
    private void Code(ushort code, int length)
    {
        if (length == 2)
        {
            _content.LiteralByte((byte)(code >> 8));
        }

        _content.LiteralByte((byte)code);
    }

    private void Fill(PdfColor color)
    {
        if (_paint is not Paint.Plain(var current) || current != color)
        {
            Fill((Paint)color);
        }
    }

    private void Fill(Paint paint)
    {
        if (paint.Equals(_paint))
        {
            return;
        }

        _paint = paint;
        if (paint is Paint.Plain(var color))
        {
            Color(color);
            _content.Raw("rg "u8);
        }
        else
        {
            _content.Raw("/Pattern cs /P"u8).Number(_resources.IndexOf((Paint.Pattern)paint)).Raw(" scn "u8);
        }
    }

    private void Stroke(double lineWidth, PdfColor color)
    {
        if (_strokeColor != color)
        {
            _strokeColor = color;
            Color(color);
            _content.Raw("RG "u8);
        }

        if (_lineWidth != lineWidth)
        {
            _lineWidth = lineWidth;
            _content.Number(lineWidth).Raw(" w "u8);
        }
    }

    private void Color(PdfColor color)
    {
        Component(color.Red);
        Component(color.Green);
        Component(color.Blue);
    }

    /// <summary>Returns a part of a colour in thousandths, from which its byte can be computed exactly.</summary>
    private void Component(byte value)
    {
        var thousandths = ((value * 1_000) + 127) / 255;
        if (thousandths is 0 or 1_000)
        {
            _content.Raw(value == 0 ? "0 "u8 : "1 "u8);
            return;
        }

        _content.Raw([
            (byte)'.',
            (byte)('0' + (thousandths / 100)),
            (byte)('0' + (thousandths / 10 % 10)),
            (byte)('0' + (thousandths % 10)),
            (byte)' ',
        ]);
    }

    private void Forget() => (_paint, _strokeColor, _lineWidth, _font, _leading) = (null, null, -1, (-1, 0), 0);
}
