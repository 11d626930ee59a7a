using ResponsibilityPortal.Pdf.Drawing;
using ResponsibilityPortal.Pdf.Structure;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Pdf.Layout;

/// <summary>
/// Places blocks one below another on as many pages as needed, and tags each. A block or a row that fits on one page is split only if a
/// quarter of a page would otherwise stay blank. A block that is taller than a page continues on the next.
/// </summary>
public sealed class Flow
{
    /// <summary>The outline title of a heading that shows nothing, such as one of joiners only. An entry must have a title.</summary>
    private const string Unnamed = "(no name)";

    /// <summary>The share of a page, from 0 to 1, that may stay blank to avoid splitting a block.</summary>
    private const double MostBlank = 0.25;

    /// <summary>The fewest points of a split block on its first page.</summary>
    private const double SmallestPart = 72;

    private readonly PdfDocument _document;
    private readonly PageFrame _frame;
    private readonly CancellationToken _cancellationToken;
    private readonly Typesetter _setter;
    private readonly List<Waiting> _waiting = [];
    private readonly List<ContentsLines> _contents = [];
    private readonly Dictionary<FlowTable, int> _headers = [];
    private double _top;
    private int _level;

    /// <param name="cancellationToken">Checked before every block and row.</param>
    public Flow(PdfDocument document, PageFrame frame, CancellationToken cancellationToken = default)
    {
        (_document, _frame, _cancellationToken) = (document, frame, cancellationToken);
        _setter = new Typesetter(document.Fonts);
        TurnPage();
    }

    /// <summary>The width between the margins, in points.</summary>
    public double Width => Grid.Below(_frame.Size.Width - (2 * _frame.Margin));

    /// <summary>The height left on this page, in points.</summary>
    public double Left => _top - _frame.Margin - WaitingHeight;

    internal PdfDocument Document => _document;

    internal PdfPage Page { get; private set; } = null!;

    /// <summary>The distance from the lower edge of the page to the top of the next block, in points.</summary>
    internal double Top => _top;

    internal double LeftEdge => _frame.Margin;

    /// <summary>The height of a page between head and foot, in points.</summary>
    internal double PageHeight => Grid.Below(_frame.Size.Height - _frame.Margin) - _frame.Margin;

    private double WaitingHeight
    {
        get
        {
            var height = 0.0;
            foreach (var block in _waiting)
            {
                height += block.Height;
            }

            return height;
        }
    }

    private bool IsAtTop => _top >= Grid.Below(_frame.Size.Height - _frame.Margin);

    /// <summary>Continues at the top of a new page, unless the flow is there already.</summary>
    public void NewPage()
    {
        Release(0);
        if (!IsAtTop)
        {
            TurnPage();
        }
    }

    /// <summary>Leaves vertical space in points, unless at the top of a page.</summary>
    public void Space(double points)
    {
        Release(0);
        if (!IsAtTop)
        {
            _top -= Math.Min(Grid.Nearest(points), _top - _frame.Margin);
        }
    }

    /// <summary>Adds a heading. It stays on the page of the next block.</summary>
    /// <param name="level">1 to 6. Levels must not be skipped on the way down (ISO 14289-1, 7.4.2).</param>
    /// <param name="destination">The destination to place here. It gets an entry in the outline.</param>
    /// <exception cref="ArgumentOutOfRangeException">The heading skips a level, such as a heading 3 after a heading 1.</exception>
    public void Heading(int level, string text, TextStyle style, Destination? destination = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, Math.Min(_level + 1, 6));
        _level = level;
        Begin();
        var set = _setter.Set(new TextBlock(text, style), Width);
        Wait(
            set,
            Grid.Nearest(style.Size * 0.7),
            Grid.Nearest(style.Size * 0.35),
            ElementTypes.Heading(level),
            () =>
            {
                if (destination is not null)
                {
                    destination.Place(Page.Number, _top);
                    _document.Outline.Add(
                        level,
                        PrintableText.Of(text) is var title && string.IsNullOrWhiteSpace(title) ? Unnamed : title,
                        destination
                    );
                }
            }
        );
    }

    /// <summary>Adds a paragraph over the whole width. One that keeps with the next block waits for it and moves to its page.</summary>
    public void Paragraph(TextBlock block)
    {
        Begin();
        var set = _setter.Set(block, Width);
        if (block.KeepsWithNext)
        {
            Wait(set, block.SpaceBefore, 0, ElementType.Paragraph, null);
            return;
        }

        Release(NeededFor(set.Height + block.SpaceBefore, 0));
        DrawParagraph(set, block.SpaceBefore, _document.Structure, ElementType.Paragraph);
    }

    /// <summary>Adds a list. Each item has a label and paragraphs (ISO 14289-1, 7.6). An item that fits on one page isn't split.</summary>
    /// <param name="labelWidth">The distance from the left edge to the items' paragraphs, in points.</param>
    public void List(IEnumerable<FlowListItem> items, TextStyle labelStyle, double labelWidth)
    {
        StructureElement? list = null;
        foreach (var item in items)
        {
            Begin();
            var label = _setter.Set(new TextBlock(item.Label, labelStyle), labelWidth);
            var body = item.Body.Select(block => _setter.Set(block, Width - labelWidth)).ToList();
            Release(NeededFor(Math.Max(label.Height, body.Sum(text => text.Height + text.Block.SpaceBefore)), 0));

            // Only now, so that a heading that waited comes before the list in the structure too.
            list ??= _document.Structure.AddList(item.Label == "\u2022" ? ListLabels.Disc : ListLabels.Decimal);
            var element = list.Add(ElementType.ListItem);
            _top -= IsAtTop || body.Count == 0 ? 0 : body[0].Block.SpaceBefore;
            var drawing = new TextDrawing(Page, element.Add(ElementType.Label));
            drawing.Draw(label, 0, label.LineCount, LeftEdge, _top);
            drawing.End();
            if (body.TrueForAll(text => text.LineCount == 0))
            {
                _top -= label.Height;
                continue;
            }

            var bodyElement = element.Add(ElementType.ListBody);
            foreach (var (index, text) in body.Index())
            {
                DrawParagraph(text, index == 0 ? 0 : text.Block.SpaceBefore, bodyElement, ElementType.Paragraph, labelWidth);
            }
        }
    }

    /// <summary>
    /// Adds a table, row by row. Its header row is repeated on every page of the table, and the first cell of each row is the header of
    /// that row (ISO 14289-1, 7.5). A table without rows is not drawn.
    /// </summary>
    /// <exception cref="ArgumentException">The number of cells of a row isn't the number of columns.</exception>
    public void Table(FlowTable table, IEnumerable<FlowRow> rows)
    {
        TableFlow? flow = null;
        foreach (var row in rows)
        {
            Begin();
            flow ??= new TableFlow(this, table, _setter);
            flow.Add(row);
        }
    }

    /// <summary>Adds a drawing.</summary>
    /// <param name="alternative">A description of the drawing (ISO 14289-1, 7.3).</param>
    /// <param name="draw">Draws it, with 0, 0 at its lower left corner.</param>
    /// <exception cref="ArgumentOutOfRangeException">The drawing is taller than a page.</exception>
    public void Figure(string alternative, double width, double height, Action<Canvas> draw)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, PageHeight);
        Begin();
        height = Grid.Nearest(height);
        Release(height);
        _top -= height;
        Draw(alternative, LeftEdge, width, height, draw);
    }

    /// <summary>Adds a drawing at the right edge of the next block. It moves nothing down.</summary>
    /// <param name="alternative">A description of the drawing (ISO 14289-1, 7.3).</param>
    /// <param name="draw">Draws it, with 0, 0 at its lower left corner.</param>
    /// <param name="caption">The text below the drawing, of the same width.</param>
    /// <exception cref="ArgumentOutOfRangeException">The drawing is taller than a page.</exception>
    public void FigureAtRight(string alternative, double width, double height, Action<Canvas> draw, TextBlock caption)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, PageHeight);
        Begin();
        var words = _setter.Set(caption, width);
        Release(height + words.Height);
        var (page, top) = (Page, _top);
        _top -= height;
        Draw(alternative, LeftEdge + Width - width, width, height, draw);
        DrawParagraph(words, 0, _document.Structure, ElementType.Paragraph, Width - width);
        _top = ReferenceEquals(page, Page) ? top : _top;
    }

    /// <summary>Adds a table of contents with links. Page numbers are written when the document ends.</summary>
    public void Contents(IReadOnlyList<ContentsEntry> entries, TextStyle chapter, TextStyle under)
    {
        Begin();
        if (entries.Count == 0)
        {
            return;
        }

        Release(chapter.Leading);
        var lines = new ContentsLines(_document, _document.Structure.Add(ElementType.Contents), LeftEdge, Width);
        _contents.Add(lines);
        foreach (var entry in entries)
        {
            var height = lines.Set(entry, entry.Level == 1 ? chapter : under);
            Release(height);
            lines.Place(Page, _top);
            _top -= height;
        }
    }

    /// <summary>Ends the document. Writes what had to wait for the number of pages.</summary>
    public void Finish()
    {
        Release(0);
        foreach (var lines in _contents)
        {
            lines.Draw();
        }

        int? repeated = _frame.DrawOnLaterPages is { } draw && _document.Pages.Count > 1 ? _document.DrawOnce(draw) : null;
        foreach (var page in _document.Pages)
        {
            page.Canvas.BeginPagination();
            if (repeated is { } drawing && page.Number > 1)
            {
                page.Canvas.PlaceDrawing(drawing);
            }

            _frame.Draw(page.Canvas, page.Number, _document.Pages.Count);
            page.Canvas.End();
        }
    }

    /// <summary>
    /// Returns the drawing of a table's header for later pages, where it is always in the same place. Tables that differ in words only
    /// share one.
    /// </summary>
    internal int RepeatedHeader(FlowTable table, Action<Canvas> draw)
    {
        var key = table with { Summary = null };
        if (!_headers.TryGetValue(key, out var drawing))
        {
            drawing = _document.DrawOnce(draw);
            _headers.Add(key, drawing);
        }

        return drawing;
    }

    /// <summary>Places the waiting blocks: on this page if a block of a height fits below them, otherwise on the next.</summary>
    internal void Release(double height)
    {
        var needed = WaitingHeight + height;
        if (!IsAtTop && needed > _top - _frame.Margin)
        {
            TurnPage();
        }

        foreach (var block in _waiting)
        {
            _top -= IsAtTop ? 0 : block.SpaceBefore;
            block.Placed?.Invoke();
            DrawParagraph(block.Text, 0, _document.Structure, block.Type);
            _top -= block.SpaceAfter;
        }

        _waiting.Clear();

        // A block that fits on a page, but not below the waiting blocks, goes to the next page: separating it from its heading is better
        // than splitting it.
        if (!IsAtTop && height > Left && height <= PageHeight)
        {
            TurnPage();
        }
    }

    /// <summary>
    /// Returns how much of a block must fit on this page: all of it, or a part if the next page would leave too much blank.
    /// </summary>
    /// <param name="head">The points of the block above the part that can be split.</param>
    /// <param name="repeated">The points above the block on a new page.</param>
    internal double NeededFor(double height, double head, double repeated = 0)
    {
        var isKept = height + repeated <= PageHeight && _top - _frame.Margin <= PageHeight * MostBlank;
        return isKept ? height : Math.Min(height, head + SmallestPart);
    }

    internal void TurnPage()
    {
        Page = _document.AddPage(_frame.Size);
        _top = Grid.Below(_frame.Size.Height - _frame.Margin);
    }

    internal void Advance(double points) => _top -= points;

    private void Begin()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (_waiting.Count == 0)
        {
            _setter.Clear();
        }
    }

    private void Wait(SetText text, double before, double after, ElementType type, Action? placed) =>
        _waiting.Add(new Waiting(text, before, after, type, placed));

    /// <summary>Draws a paragraph. One that is taller than the rest of the page continues on the next pages.</summary>
    private void DrawParagraph(SetText text, double spaceBefore, StructureElement parent, ElementType type, double indent = 0)
    {
        // A text that shows nothing leaves no empty element for screen readers.
        if (text.LineCount == 0)
        {
            return;
        }

        var element = parent.Add(type);
        _top -= IsAtTop ? 0 : spaceBefore;
        for (var line = 0; line < text.LineCount;)
        {
            var fitting = (int)((_top - _frame.Margin + 0.01) / text.Leading);
            if (fitting < 1 && !IsAtTop)
            {
                TurnPage();
                continue;
            }

            var count = Math.Clamp(fitting, 1, text.LineCount - line);
            if (line == 0 && text.Block.Badge is not null)
            {
                Page.Canvas.BeginArtifact();
                TextDrawing.DrawBadge(Page.Canvas, text, LeftEdge + indent, _top);
                Page.Canvas.End();
            }

            var drawing = new TextDrawing(Page, element);
            drawing.Draw(text, line, count, LeftEdge + indent, _top);
            drawing.End();
            _top -= count * text.Leading;
            line += count;
        }
    }

    private void Draw(string alternative, double x, double width, double height, Action<Canvas> draw)
    {
        var canvas = Page.Canvas;
        canvas.Begin(_document.Structure.AddFigure(PrintableText.Of(alternative), (x, _top, x + width, _top + height)));
        canvas.Move(x, _top);
        draw(canvas);
        canvas.MoveBack();
        canvas.End();
    }

    /// <summary>A block that must be on the page of the next one.</summary>
    private sealed record Waiting(SetText Text, double SpaceBefore, double SpaceAfter, ElementType Type, Action? Placed)
    {
        public double Height => SpaceBefore + Text.Height + SpaceAfter;
    }
}
