using ResponsibilityPortal.Pdf.Drawing;
using ResponsibilityPortal.Pdf.Structure;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Pdf.Layout;

/// <summary>
/// Draws texts on a page for one element. Consecutive texts without links are one marked content. A link in them becomes an element of its
/// own, with the areas that can be clicked.
/// </summary>
/// <remarks>It is on the stack, because every text needs one.</remarks>
internal ref struct TextDrawing
{
    /// <summary>The points around the box of a badge. Half of a border is outside its box.</summary>
    private const double BadgeEdge = 1;

    private readonly Canvas _canvas;
    private readonly PdfPage? _page;
    private readonly StructureElement? _element;
    private StructureElement? _marked;
    private (TextSpan Span, StructureElement Element)? _link;
    private bool _isOpen;
    private (double X, double Y) _line;

    /// <summary>Draws the text of an element.</summary>
    public TextDrawing(PdfPage page, StructureElement element) => (_canvas, _page, _element) = (page.Canvas, page, element);

    /// <summary>Draws text in an artifact that the caller has begun. Links in it don't open anything.</summary>
    public TextDrawing(Canvas canvas) => _canvas = canvas;

    /// <summary>Draws some lines of a text, the first at the top.</summary>
    /// <param name="x">The left edge of the text.</param>
    /// <param name="top">The distance from the lower edge of the page, in points.</param>
    public void Draw(SetText text, int fromLine, int count, double x, double top)
    {
        var (left, baseline) = (x + text.Inset, top - text.Ascent);
        var follows = false;
        for (var line = fromLine; line < fromLine + count; line++, baseline -= text.Leading)
        {
            var set = text.Setter.Line(text.FirstLine + line);
            if (HasLink(text, set))
            {
                DrawLineWithLinks(text, set, left, baseline);
                follows = false;
            }
            else
            {
                DrawLine(text, set, left, baseline, follows);
                follows = true;
            }
        }
    }

    /// <summary>Ends the marked content.</summary>
    public void End()
    {
        Close();
        if (_marked is not null)
        {
            _canvas.End();
            _marked = null;
        }
    }

    /// <summary>Draws a badge, which is decoration and must be drawn outside any element.</summary>
    public static void DrawBadge(Canvas canvas, SetText text, double x, double top)
    {
        var (left, bottom, height) = Box(text, x, top);
        DrawBadge(canvas, text, left, bottom, height);
    }

    /// <summary>Draws a badge for all texts of a size. It is stored once in the document.</summary>
    /// <returns>The number by which pages show it, at the corners that <see cref="BadgeCorner"/> returns.</returns>
    public static int DrawBadgeOnce(PdfDocument document, SetText text)
    {
        var height = BoxHeight(text);
        return document.DrawOnce(
            text.Block.Badge!,
            new PageSize(text.BadgeWidth + (2 * BadgeEdge), height + (2 * BadgeEdge)),
            form => DrawBadge(form, text, BadgeEdge, BadgeEdge, height)
        );
    }

    /// <summary>Returns the lower left corner of a text's badge as <see cref="DrawBadgeOnce"/> draws it.</summary>
    public static (double X, double Y) BadgeCorner(SetText text, double x, double top)
    {
        var (left, bottom, _) = Box(text, x, top);
        return (left - BadgeEdge, bottom - BadgeEdge);
    }

    private static void DrawBadge(Canvas canvas, SetText text, double left, double bottom, double height)
    {
        const double BorderWidth = 0.5;

        // Capital letters are 0.71 of their size high.
        const double CapitalHeight = 0.71;
        var badge = text.Block.Badge!;
        if (badge.Border is { } border)
        {
            canvas.DrawRectangle(left, bottom, text.BadgeWidth, height, badge.Ground, BorderWidth, border);
        }
        else
        {
            canvas.FillRectangle(left, bottom, text.BadgeWidth, height, badge.Ground);
        }

        var style = new TextStyle(text.Size * SetText.BadgeScale, badge.Ink, Bold: true);
        var width = canvas.WidthOf(badge.Letter, style);
        canvas.Write(
            badge.Letter,
            left + Grid.Nearest((text.BadgeWidth - width) / 2),
            bottom + Grid.Nearest((height - (style.Size * CapitalHeight)) / 2),
            style
        );
    }

    private static (double Left, double Bottom, double Height) Box(SetText text, double x, double top)
    {
        var height = BoxHeight(text);
        return (x + text.Block.Indent, Grid.Nearest(top - (text.Leading / 2) - (height / 2)), height);
    }

    private static double BoxHeight(SetText text) => Grid.Nearest(text.Size * SetText.BadgeHeight);

    private static bool HasLink(SetText text, SetLine line)
    {
        for (var piece = 0; piece < line.PieceCount; piece++)
        {
            if (text.Block.Spans[text.Setter.Piece(line.FirstPiece + piece).Span].Link is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <param name="follows">Whether the line above is of the same text and in the same text object.</param>
    private void DrawLine(SetText text, SetLine line, double x, double baseline, bool follows)
    {
        Mark(_element);
        if (follows)
        {
            _canvas.SetLeading(text.Leading);
            _line = (x, baseline);
        }
        else
        {
            MoveTo(x, baseline);
        }

        for (var index = 0; index < line.PieceCount; index++)
        {
            var piece = text.Setter.Piece(line.FirstPiece + index);
            _canvas.Show(piece.Face, text.Block.Spans[piece.Span].Style, text.Setter.Glyphs(piece), onNextLine: follows && index == 0);
        }
    }

    private void DrawLineWithLinks(SetText text, SetLine line, double x, double baseline)
    {
        for (var index = 0; index < line.PieceCount; index++)
        {
            var piece = text.Setter.Piece(line.FirstPiece + index);
            var span = text.Block.Spans[piece.Span];
            Mark(
                span.Link is { } target && _element is not null
                    ? LinkOf(span, target, (x, baseline - (span.Style.Size * 0.25), x + piece.Width, baseline + span.Style.Size))
                    : _element
            );
            MoveTo(x, baseline);
            _canvas.Show(piece.Face, span.Style, text.Setter.Glyphs(piece));
            x += piece.Width;
        }
    }

    /// <summary>Returns the element of a link. A link over several lines is one link with several areas.</summary>
    private StructureElement LinkOf(TextSpan span, LinkTarget target, (double, double, double, double) area)
    {
        if (_link is not var (current, link) || !ReferenceEquals(current, span))
        {
            link = _element!.Add(ElementType.Link);
            _link = (span, link);
        }

        var annotation = new LinkAnnotation(target, area, link);
        _page!.Annotations.Add(annotation);
        link.AddAnnotation(_page, annotation);
        return link;
    }

    /// <summary>Begins the content of an element. Without an element, the text is in an artifact that the caller has begun.</summary>
    private void Mark(StructureElement? owner)
    {
        if (owner is null || ReferenceEquals(owner, _marked))
        {
            return;
        }

        End();
        _canvas.Begin(owner);
        _marked = owner;
    }

    /// <summary>Begins a line relative to the previous one, so that lines with the same distance have the same bytes in the file.</summary>
    private void MoveTo(double x, double y)
    {
        if (!_isOpen)
        {
            _canvas.BeginText();
            (_isOpen, _line) = (true, default);
        }

        _canvas.MoveLine(x - _line.X, y - _line.Y);
        _line = (x, y);
    }

    private void Close()
    {
        if (_isOpen)
        {
            _canvas.EndText();
            _isOpen = false;
        }
    }
}
