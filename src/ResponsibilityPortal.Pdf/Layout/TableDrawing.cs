using ResponsibilityPortal.Pdf.Drawing;
using ResponsibilityPortal.Pdf.Structure;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Pdf.Layout;

/// <summary>Draws the cells of a row: first all that is decoration, badges among it, then the text of one cell after another.</summary>
/// <param name="edges">Where columns begin, in points from the left edge of the table; the last is its right edge.</param>
internal sealed class TableDrawing(Flow flow, FlowTable table, double[] edges)
{
    public const double LineWidth = 0.5;

    private readonly List<SetPart> _parts = [];
    private readonly List<(SetText Text, double X, double Top)> _badges = [];

    /// <summary>Forgets the parts that were taken, before the next row.</summary>
    public void Clear() => _parts.Clear();

    /// <summary>Takes all lines of a cell.</summary>
    public PlacedCell TakeAll(SetCell cell, StructureElement? element, int from, int to, double offset, double height) =>
        Take(cell, double.MaxValue, mustTake: true, element, from, to, out _) with { Offset = offset, Height = height };

    /// <summary>Takes the next lines of a cell that fit a height.</summary>
    /// <param name="taken">The height of what was taken.</param>
    public PlacedCell Take(SetCell cell, double available, bool mustTake, StructureElement? element, int from, int to, out double taken)
    {
        var start = _parts.Count;
        taken = cell.Take(available, mustTake, _parts);
        return new PlacedCell(cell, element, from, to, 0, 0, start, _parts.Count);
    }

    /// <param name="lineAt">Where a line goes over the width of the table; null for none.</param>
    public void Draw(Canvas canvas, ReadOnlySpan<PlacedCell> cells, double top, double? lineAt = null)
    {
        // Within a drawing that pages show as an artifact, decoration is part of that.
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
        TextDrawing? drawing = null;
        StructureElement? owner = null;
        for (var index = cell.FirstPart; index < cell.EndPart; index++)
        {
            var part = _parts[index];
            var element = cell.Element is null || !table.HasParagraphs ? cell.Element : cell.Cell.ElementOf(part.Index, cell.Element);
            if (drawing is null || !ReferenceEquals(element, owner))
            {
                drawing?.End();
                drawing = element is null ? new TextDrawing(canvas) : new TextDrawing(flow.Page, element);
                owner = element;
            }

            drawing.Draw(part.Text, part.FromLine, part.Count, LeftOf(cell), top - cell.Offset - table.Padding - part.Offset);
        }

        drawing?.End();
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

    /// <summary>The ground of a cell and the lines at its edges.</summary>
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

    /// <summary>Draws like badges together. Within a drawing that pages show, no other drawing can be shown.</summary>
    private void DrawBadges(Canvas canvas, bool isPage)
    {
        while (_badges.Count > 0)
        {
            var first = _badges[0].Text;
            if (isPage)
            {
                TextDrawing.PlaceBadges(flow.Document, canvas, _badges.Where(place => IsLike(place.Text, first)).ToArray());
                _badges.RemoveAll(place => IsLike(place.Text, first));
            }
            else
            {
                TextDrawing.DrawBadge(canvas, first, _badges[0].X, _badges[0].Top);
                _badges.RemoveAt(0);
            }
        }

        static bool IsLike(SetText text, SetText other) => ReferenceEquals(text.Block.Badge, other.Block.Badge) && text.Size == other.Size;
    }
}
