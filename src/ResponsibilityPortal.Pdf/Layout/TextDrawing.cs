using ResponsibilityPortal.Pdf.Drawing;
using ResponsibilityPortal.Pdf.Structure;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Pdf.Layout;

/// <summary>
/// Draws set texts on a page for one element. Texts without links that follow one another are one marked content; a link in them becomes
/// an element of its own with the areas that can be pressed.
/// </summary>
internal sealed class TextDrawing
{
    private readonly Canvas _canvas;
    private readonly PdfPage? _page;
    private readonly StructureElement? _element;
    private StructureElement? _marked;
    private (TextSpan Span, StructureElement Element)? _link;
    private bool _isOpen;
    private (double X, double Y) _line;

    /// <summary>Draws text of an element.</summary>
    public TextDrawing(PdfPage page, StructureElement element) => (_canvas, _page, _element) = (page.Canvas, page, element);

    /// <summary>Draws text that stands in an artifact which somebody else has begun; links in it lead nowhere.</summary>
    public TextDrawing(Canvas canvas) => _canvas = canvas;

    /// <summary>Draws some lines of a text, the first at the top.</summary>
    /// <param name="x">Left edge of the text's place.</param>
    /// <param name="top">Points from the lower edge of the page.</param>
    public void Draw(SetText text, int fromLine, int count, double x, double top)
    {
        if (fromLine == 0 && count > 0 && text.Block.Badge is { } badge)
        {
            DrawLetter(text, badge, x, top);
        }

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

    /// <summary>The box of a badge, which is decoration and must be drawn outside of any element.</summary>
    public static void DrawBox(Canvas canvas, SetText text, double x, double top) => DrawBoxes(canvas, text.Block.Badge!, [(text, x, top)]);

    /// <summary>The boxes of one badge in several places.</summary>
    public static void DrawBoxes(Canvas canvas, Badge badge, ReadOnlySpan<(SetText Text, double X, double Top)> places)
    {
        const double BorderWidth = 0.5;
        var boxes = new (double X, double Y, double Width, double Height)[places.Length];
        for (var index = 0; index < boxes.Length; index++)
        {
            var (text, x, top) = places[index];
            var (left, bottom, height) = Box(text, x, top);
            boxes[index] = (left, bottom, text.BadgeWidth, height);
        }

        if (badge.Border is not { } border)
        {
            canvas.FillRectangles(boxes, badge.Ground);
            return;
        }

        foreach (var (x, y, width, height) in boxes)
        {
            canvas.DrawRectangle(x, y, width, height, badge.Ground, BorderWidth, border);
        }
    }

    private static (double Left, double Bottom, double Height) Box(SetText text, double x, double top)
    {
        var height = Grid.Nearest(text.Size * SetText.BadgeHeight);
        return (x + text.Block.Indent, Grid.Nearest(top - (text.Leading / 2) - (height / 2)), height);
    }

    private void DrawLetter(SetText text, Badge badge, double x, double top)
    {
        // Capital letters are 0.71 of their size high.
        const double CapitalHeight = 0.71;
        var (left, bottom, height) = Box(text, x, top);
        var style = new TextStyle(text.Size * SetText.BadgeScale, badge.Ink, Bold: true);
        var width = _canvas.WidthOf(badge.Letter, style);
        Mark(_element);
        MoveTo(left + Grid.Nearest((text.BadgeWidth - width) / 2), bottom + Grid.Nearest((height - (style.Size * CapitalHeight)) / 2));
        _canvas.Show($"{badge.Letter} ", style);
    }

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

    /// <param name="follows">Whether the line above is of the same text and stands in the same text object.</param>
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
            Mark(span.Link is { } target && _element is not null ? LinkOf(span, target, (x, baseline - (span.Style.Size * 0.25), x + piece.Width, baseline + span.Style.Size)) : _element);
            MoveTo(x, baseline);
            _canvas.Show(piece.Face, span.Style, text.Setter.Glyphs(piece));
            x += piece.Width;
        }
    }

    /// <summary>The element of a link. One that goes over several lines is one link with several areas.</summary>
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

    /// <summary>What follows belongs to an element. Without one it stands in an artifact that somebody else has begun.</summary>
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

    /// <summary>Begins a line, from the one before: what stands alike then reads alike in the file.</summary>
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
