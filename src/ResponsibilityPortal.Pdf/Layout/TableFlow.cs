using System.Runtime.InteropServices;
using ResponsibilityPortal.Pdf.Drawing;
using ResponsibilityPortal.Pdf.Structure;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Pdf.Layout;

/// <summary>Places the rows of one table in a flow.</summary>
internal sealed class TableFlow
{
    private const double HeadLineWidth = 1;

    /// <summary>The points between the header of a row and the text about it.</summary>
    private const double AboutGap = 2;

    /// <summary>The number of lines of a row's name that are repeated where the row continues.</summary>
    private const int RepeatedLines = 3;

    private readonly Flow _flow;
    private readonly FlowTable _table;
    private readonly Typesetter _setter;
    private readonly double[] _edges;
    private readonly SetCell[]? _header;
    private readonly SetCell? _aboutHeader;
    private readonly SetCell? _detailHeader;
    private readonly double _headerHeight;
    private readonly TableDrawing _drawing;
    private readonly List<PlacedCell> _placed = [];
    private StructureElement? _body;

    public TableFlow(Flow flow, FlowTable table, Typesetter setter)
    {
        (_flow, _table, _setter) = (flow, table, setter);
        _edges = new double[table.Columns.Count + 1];
        var (sum, shares) = (table.Columns.Sum(), 0.0);
        for (var column = 0; column < table.Columns.Count; column++)
        {
            shares += table.Columns[column];
            _edges[column + 1] = Grid.Nearest((table.Width ?? flow.Width) * shares / sum);
        }

        if (table.Header is { } header)
        {
            // The header is drawn again on later pages, after the text of earlier rows was released.
            var own = new Typesetter(flow.Document.Fonts);
            _header = Set(header, own);
            _aboutHeader = table.AboutHeader is null ? null : new SetCell(table.AboutHeader, own, Width(0, 1));
            _detailHeader = table.DetailHeader is null ? null : new SetCell(table.DetailHeader, own, Width(0, 1));
            _headerHeight = Math.Max(
                HeightOf(_header),
                _header[0].Height + (_aboutHeader?.Height ?? 0) + (_detailHeader?.Height ?? 0) + (2 * table.Padding)
            );
        }

        _drawing = new TableDrawing(flow, table, _edges);
    }

    public void Add(FlowRow row)
    {
        var cells = Set(row, _setter);
        var about = row.About is null ? null : new SetCell(row.About, _setter, Width(0, 1));
        var detail = row.Detail is null ? null : new SetCell(row.Detail, _setter, Width(1, cells.Length));
        var detailHeight = detail is null ? 0 : detail.Height + _table.Padding;
        var height = Math.Max(
            HeightOf(cells.AsSpan(1)) + detailHeight,
            HeightOf(cells.AsSpan(0, 1)) + (about is null ? 0 : about.Height + AboutGap)
        );
        Begin(height);

        var element = _body!.Add(ElementType.Row);
        var elements = new StructureElement[cells.Length];
        elements[0] = element.AddHeader(HeaderScope.Row);

        // A table is regular: if rows can have details, a row without any has an empty cell.
        var aboutElement = _aboutHeader is null ? null : element.Add(ElementType.Cell);
        for (var column = 1; column < cells.Length; column++)
        {
            elements[column] = element.Add(ElementType.Cell);
        }

        var detailElement = _detailHeader is null ? null : element.Add(ElementType.Cell);
        if (height <= _flow.Left)
        {
            DrawWhole(cells, elements, about, aboutElement, detail, detailElement, height, detailHeight);
        }
        else
        {
            DrawInParts(cells, elements, 0, about, aboutElement, cells[0].Label, endsRow: detail is null);
            if (detail is not null)
            {
                DrawInParts([detail], [detailElement!], 1, null, null, cells[0].Label, endsRow: true);
            }
        }
    }

    private double Width(int fromColumn, int toColumn) => _edges[toColumn] - _edges[fromColumn] - (2 * _table.Padding);

    private SetCell[] Set(FlowRow row, Typesetter setter)
    {
        if (row.Cells.Count != _table.Columns.Count)
        {
            throw new ArgumentException($"A row has {row.Cells.Count} cells in a table of {_table.Columns.Count} columns.", nameof(row));
        }

        if ((row.Detail is not null && _detailHeader is null) || (row.About is not null && _aboutHeader is null))
        {
            throw new ArgumentException("A row has details in a table without a header for them.", nameof(row));
        }

        var cells = new SetCell[row.Cells.Count];
        for (var column = 0; column < cells.Length; column++)
        {
            cells[column] = new SetCell(row.Cells[column], setter, Width(column, column + 1));
        }

        return cells;
    }

    private double HeightOf(ReadOnlySpan<SetCell> cells)
    {
        var height = 0.0;
        foreach (var cell in cells)
        {
            height = Math.Max(height, cell.Height + (2 * _table.Padding));
        }

        return height;
    }

    /// <summary>
    /// Makes room for a row, and draws the header if it must be above the row. A row isn't split if that leaves little of a page blank.
    /// Otherwise it begins here and continues on the next page.
    /// </summary>
    private void Begin(double height)
    {
        if (_body is null)
        {
            _flow.Release(_flow.NeededFor(_headerHeight + height, _headerHeight));
            var element = _flow.Document.Structure.AddTable(_table.Summary);
            if (_header is not null)
            {
                var row = element.Add(ElementType.TableHead).Add(ElementType.Row);
                _drawing.Draw(_flow.Page.Canvas, PlacedHeader(() => row.AddHeader(HeaderScope.Column)), _flow.Top);
                _flow.Advance(_headerHeight);
            }

            _body = element.Add(ElementType.TableBody);
            Line(_header is null ? TableDrawing.LineWidth : HeadLineWidth);
        }
        else if (_flow.NeededFor(height, 0, _headerHeight) > _flow.Left)
        {
            TurnPage();
        }
    }

    /// <summary>
    /// Continues at the top of a new page. The header there is decoration, always in the same place. It is drawn once and shown on each
    /// page.
    /// </summary>
    private void TurnPage()
    {
        _flow.TurnPage();
        if (_header is not null)
        {
            _flow.Page.Canvas.ShowDrawing(_flow.RepeatedHeader(_table, canvas => _drawing.Draw(canvas, PlacedHeader(null), _flow.Top)));
            _flow.Advance(_headerHeight);
        }

        Line(_header is null ? TableDrawing.LineWidth : HeadLineWidth);
    }

    /// <param name="elementOf">Returns the element of a header cell; null where the header is only repeated.</param>
    private PlacedCell[] PlacedHeader(Func<StructureElement>? elementOf)
    {
        var placed = new List<PlacedCell>(_header!.Length + 2);
        _drawing.Clear();
        placed.Add(Take(_header[0], 0, 0));
        var offset = _header[0].Height;
        if (_aboutHeader is not null)
        {
            placed.Add(Take(_aboutHeader, 0, offset));
            offset += _aboutHeader.Height;
        }

        for (var column = 1; column < _header.Length; column++)
        {
            placed.Add(Take(_header[column], column, 0));
        }

        if (_detailHeader is not null)
        {
            placed.Add(Take(_detailHeader, 0, offset));
        }

        return [.. placed];

        PlacedCell Take(SetCell cell, int column, double below)
        {
            cell.Restart();
            return _drawing.TakeAll(cell, elementOf?.Invoke(), column, column + 1, below, _headerHeight - below);
        }
    }

    private void DrawWhole(
        SetCell[] cells,
        StructureElement[] elements,
        SetCell? about,
        StructureElement? aboutElement,
        SetCell? detail,
        StructureElement? detailElement,
        double height,
        double detailHeight
    )
    {
        _drawing.Clear();
        _placed.Clear();
        for (var column = 0; column < cells.Length; column++)
        {
            _placed.Add(
                _drawing.TakeAll(cells[column], elements[column], column, column + 1, 0, column == 0 ? height : height - detailHeight)
            );
            if (column == 0 && about is not null)
            {
                var offset = cells[0].Height + AboutGap;
                _placed.Add(_drawing.TakeAll(about, aboutElement, 0, 1, offset, height - offset));
            }
        }

        if (detail is not null)
        {
            _placed.Add(
                _drawing.TakeAll(
                    detail,
                    detailElement,
                    1,
                    cells.Length,
                    height - detailHeight - _table.Padding,
                    detailHeight + _table.Padding
                )
            );
        }

        _drawing.Draw(_flow.Page.Canvas, CollectionsMarshal.AsSpan(_placed), _flow.Top, lineAt: _flow.Top - height);
        _flow.Advance(height);
    }

    /// <summary>Draws cells next to each other on as many pages as they need.</summary>
    /// <param name="firstColumn">The column of the first cell. The last cell extends to the end of the table.</param>
    /// <param name="about">The text below the first cell.</param>
    /// <param name="endsRow">Whether the row ends here, so that a line is drawn below it.</param>
    private void DrawInParts(
        SetCell[] cells,
        StructureElement[] elements,
        int firstColumn,
        SetCell? about,
        StructureElement? aboutElement,
        SetText? label,
        bool endsRow
    )
    {
        var repeated = 0.0;
        for (var isFresh = false; ; isFresh = true)
        {
            _drawing.Clear();
            _placed.Clear();
            var (available, height) = (_flow.Left - (2 * _table.Padding), repeated);
            for (var index = 0; index < cells.Length; index++)
            {
                var column = firstColumn + index;
                var wasDone = cells[index].IsDone;
                _placed.Add(
                    _drawing.Take(
                        cells[index],
                        available,
                        isFresh,
                        elements[index],
                        column,
                        index == cells.Length - 1 ? _edges.Length - 1 : column + 1,
                        out var taken
                    )
                );
                height = Math.Max(height, taken);
                if (index == 0 && about is not null && cells[0].IsDone)
                {
                    var offset = (wasDone ? repeated : taken) + AboutGap;
                    _placed.Add(
                        _drawing.Take(about, available - offset, isFresh && wasDone, aboutElement, 0, 1, out var more) with
                        {
                            Offset = offset,
                        }
                    );
                    height = Math.Max(height, more > 0 ? offset + more : 0);
                }
            }

            var isDone = cells.All(cell => cell.IsDone) && about is not { IsDone: false };
            if (height > 0)
            {
                height += 2 * _table.Padding;
                var placed = CollectionsMarshal.AsSpan(_placed);
                foreach (ref var cell in placed)
                {
                    cell = cell with { Height = height - cell.Offset };
                }

                _drawing.Draw(_flow.Page.Canvas, placed, _flow.Top, lineAt: isDone && !endsRow ? null : _flow.Top - height);
                _flow.Advance(height);
            }

            if (isDone)
            {
                return;
            }

            TurnPage();
            repeated = label is not null && (firstColumn > 0 || cells[0].IsDone) ? RepeatLabel(label) : 0;
        }
    }

    /// <summary>Repeats the name of the row where the row continues. In the structure it is one row.</summary>
    /// <returns>The height of what was drawn. What comes next is below it, however little is left of the row.</returns>
    private double RepeatLabel(SetText label)
    {
        var room = (int)((_flow.Left - (2 * _table.Padding)) / label.Leading);
        var lines = Math.Clamp(room, 0, Math.Min(label.LineCount, RepeatedLines));
        var canvas = _flow.Page.Canvas;
        canvas.BeginArtifact();
        var drawing = new TextDrawing(canvas);
        drawing.Draw(label, 0, lines, _flow.LeftEdge + _table.Padding, _flow.Top - _table.Padding);
        drawing.End();
        canvas.End();
        return lines * label.Leading;
    }

    /// <summary>Draws a line over the width of the table, below what was drawn last.</summary>
    private void Line(double width)
    {
        var canvas = _flow.Page.Canvas;
        canvas.BeginArtifact();
        canvas.StrokeLine(_flow.LeftEdge, _flow.Top, _flow.LeftEdge + _edges[^1], _flow.Top, width, _table.LineColor);
        canvas.End();
    }
}
