using ResponsibilityPortal.Pdf.Drawing;
using ResponsibilityPortal.Pdf.Structure;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Pdf.Layout;

/// <summary>Draws the cells of a row: first all that is decoration, then the text of one cell after another.</summary>
/// <param name="edges">Where columns begin, in points from the left edge of the table; the last is its right edge.</param>
internal sealed class TableDrawing(Flow flow, FlowTable table, double[] edges)
{
    public const double LineWidth = 0.5;

    private readonly List<SetPart> _parts = [];
    private readonly List<(SetText Text, double X, double Top)> _boxes = [];

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
        return new PlacedCell(cell.Cell, element, from, to, 0, 0, start, _parts.Count);
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

        DrawDecoration(canvas, cells, top, lineAt);
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
        var drawing = cell.Element is null ? new TextDrawing(canvas) : new TextDrawing(flow.Page, cell.Element);
        for (var index = cell.FirstPart; index < cell.EndPart; index++)
        {
            var part = _parts[index];
            drawing.Draw(part.Text, part.FromLine, part.Count, LeftOf(cell), top - cell.Offset - table.Padding - part.Offset);
        }

        drawing.End();
    }

    private void DrawDecoration(Canvas canvas, ReadOnlySpan<PlacedCell> cells, double top, double? lineAt)
    {
        foreach (var cell in cells)
        {
            DrawFrame(canvas, cell, top);
            for (var index = cell.FirstPart; index < cell.EndPart; index++)
            {
                var part = _parts[index];
                if (part.FromLine == 0 && part.Text.Block.Badge is not null)
                {
                    _boxes.Add((part.Text, LeftOf(cell), top - cell.Offset - table.Padding - part.Offset));
                }
            }
        }

        if (lineAt is { } y)
        {
            canvas.StrokeLine(flow.LeftEdge, y, flow.LeftEdge + edges[^1], y, LineWidth, table.LineColor);
        }

        DrawBoxes(canvas);
    }

    /// <summary>The ground of a cell and the lines at its edges.</summary>
    private void DrawFrame(Canvas canvas, in PlacedCell cell, double top)
    {
        var (left, right, bottom) = (flow.LeftEdge + edges[cell.From], flow.LeftEdge + edges[cell.To], top - cell.Offset - cell.Height);
        if (cell.Cell.Ground is { } ground)
        {
            canvas.FillRectangle(left, bottom, right - left, cell.Height, ground);
        }

        if (table.HasColumnLines && cell.From > 0)
        {
            canvas.StrokeLine(left, bottom, left, bottom + cell.Height, LineWidth, table.LineColor);
        }

    }

    /// <summary>Draws like boxes together, so that colours change as seldom as can be.</summary>
    private void DrawBoxes(Canvas canvas)
    {
        while (_boxes.Count > 0)
        {
            var badge = _boxes[0].Text.Block.Badge!;
            TextDrawing.DrawBoxes(canvas, badge, _boxes.Where(box => ReferenceEquals(box.Text.Block.Badge, badge)).ToArray());
            _boxes.RemoveAll(box => ReferenceEquals(box.Text.Block.Badge, badge));
        }
    }
}
