using System.Runtime.InteropServices;
using ResponsibilityPortal.Pdf.Drawing;
using ResponsibilityPortal.Pdf.Structure;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Pdf.Layout;

/// <summary>Draws the cells of a row: first all decoration, including badges, then the text of one cell after another.</summary>
/// <param name="edges">The left edges of the columns, in points from the left edge of the table. The last is its right edge.</param>
internal sealed class TableDrawing(Flow flow, FlowTable table, double[] edges)
{
    public const double LineWidth = 0.5;

    private readonly List<SetPart> _parts = [];
    private readonly List<(SetText Text, double X, double Top)> _badges = [];
    private readonly List<(double X, double Y)> _corners = [];
    private readonly List<(Badge Badge, double Size, int Drawing)> _drawn = [];

    /// <summary>Discards the parts that were taken, before the next row.</summary>
    public void Clear() => _parts.Clear();

    /// <summary>Takes all lines of a cell.</summary>
    public PlacedCell TakeAll(SetCell cell, StructureElement? element, int from, int to, double offset, double height) =>
        Take(cell, double.MaxValue, mustTake: true, element, from, to, out _) with
        {
            Offset = offset,
            Height = height,
        };

    /// <summary>Takes the next lines of a cell that fit a height.</summary>
    /// <param name="taken">The height of the taken lines.</param>
    public PlacedCell Take(SetCell cell, double available, bool mustTake, StructureElement? element, int from, int to, out double taken)
    {
        var start = _parts.Count;
        taken = cell.Take(available, mustTake, _parts);
        return new PlacedCell(cell, element, from, to, 0, 0, start, _parts.Count);
    }

    /// <param name="lineAt">The height of a line over the width of the table; null for none.</param>
    public void Draw(Canvas canvas, ReadOnlySpan<PlacedCell> cells, double top, double? lineAt = null)
    {
        // Within a drawing that pages show as an artifact, decoration is part of it.
        var isPage = ReferenceEquals(canvas, flow.Page.Canvas);
        if (isPage)
        {
            canvas.BeginArtifact();
        }

        DrawDecoration(canvas, isPage, cells, top, lineAt);
        if (isPage)
        {
            canvas.End();
        }

        foreach (var cell in cells)
        {
            if (cell.FirstPart < cell.EndPart)
            {
                DrawText(canvas, cell, top);
            }
        }
    }

    private double LeftOf(in PlacedCell cell) => flow.LeftEdge + edges[cell.From] + table.Padding;

    private void DrawText(Canvas canvas, in PlacedCell cell, double top)
    {
        var drawing = default(TextDrawing);
        StructureElement? owner = null;
        for (var index = cell.FirstPart; index < cell.EndPart; index++)
        {
            var part = _parts[index];
            var element = cell.Element is null || !table.HasParagraphs ? cell.Element : cell.Cell.ElementOf(part.Index, cell.Element);
            if (index == cell.FirstPart || !ReferenceEquals(element, owner))
            {
                if (index > cell.FirstPart)
                {
                    drawing.End();
                }

                drawing = element is null ? new TextDrawing(canvas) : new TextDrawing(flow.Page, element);
                owner = element;
            }

            drawing.Draw(part.Text, part.FromLine, part.Count, LeftOf(cell), top - cell.Offset - table.Padding - part.Offset);
        }

        drawing.End();
    }

    private void DrawDecoration(Canvas canvas, bool isPage, ReadOnlySpan<PlacedCell> cells, double top, double? lineAt)
    {
        foreach (var cell in cells)
        {
            DrawFrame(canvas, cell, top);
            for (var index = cell.FirstPart; index < cell.EndPart; index++)
            {
                var part = _parts[index];
                if (part.FromLine == 0 && part.Text.Block.Badge is not null)
                {
                    _badges.Add((part.Text, LeftOf(cell), top - cell.Offset - table.Padding - part.Offset));
                }
            }
        }

        if (lineAt is { } y)
        {
            canvas.StrokeLine(flow.LeftEdge, y, flow.LeftEdge + edges[^1], y, LineWidth, table.LineColor);
        }

        DrawBadges(canvas, isPage);
    }

    /// <summary>Draws the background of a cell and the lines at its edges.</summary>
    private void DrawFrame(Canvas canvas, in PlacedCell cell, double top)
    {
        var (left, right, bottom) = (flow.LeftEdge + edges[cell.From], flow.LeftEdge + edges[cell.To], top - cell.Offset - cell.Height);
        if (cell.Cell.Cell.Ground is { } ground)
        {
            canvas.FillRectangle(left, bottom, right - left, cell.Height, ground);
        }

        if (table.HasColumnLines && cell.From > 0)
        {
            canvas.StrokeLine(left, bottom, left, bottom + cell.Height, LineWidth, table.LineColor);
        }
    }

    /// <summary>Draws equal badges together. A drawing that pages show can't contain another drawing.</summary>
    private void DrawBadges(Canvas canvas, bool isPage)
    {
        while (_badges.Count > 0)
        {
            var first = _badges[0].Text;
            if (isPage)
            {
                var drawing = DrawingOf(first);
                TakeCornersLike(first);
                canvas.PlaceDrawing(drawing, CollectionsMarshal.AsSpan(_corners));
            }
            else
            {
                TextDrawing.DrawBadge(canvas, first, _badges[0].X, _badges[0].Top);
                _badges.RemoveAt(0);
            }
        }
    }

    /// <summary>Takes the places of all badges that look like that of a text.</summary>
    private void TakeCornersLike(SetText first)
    {
        _corners.Clear();
        var kept = 0;
        for (var index = 0; index < _badges.Count; index++)
        {
            var (text, x, top) = _badges[index];
            if (ReferenceEquals(text.Block.Badge, first.Block.Badge) && text.Size == first.Size)
            {
                _corners.Add(TextDrawing.BadgeCorner(text, x, top));
            }
            else
            {
                _badges[kept++] = _badges[index];
            }
        }

        _badges.RemoveRange(kept, _badges.Count - kept);
    }

    /// <summary>Returns the drawing of a text's badge. The few badges of a table are found faster here than by their looks.</summary>
    private int DrawingOf(SetText text)
    {
        foreach (var (badge, size, known) in _drawn)
        {
            if (ReferenceEquals(badge, text.Block.Badge) && size == text.Size)
            {
                return known;
            }
        }

        var drawing = TextDrawing.DrawBadgeOnce(flow.Document, text);
        _drawn.Add((text.Block.Badge!, text.Size, drawing));
        return drawing;
    }
}
