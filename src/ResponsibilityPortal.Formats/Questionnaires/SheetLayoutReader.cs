using System.Globalization;
using System.Xml;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>Reads the layout of a sheet from its part, forward only.</summary>
/// <param name="question">The column whose style the new cells get, from 1.</param>
internal sealed class SheetLayoutReader(XmlReader xml, TextOffsets offsets, int question)
{
    private readonly SheetLayout _layout = new();
    private readonly SheetPosition _position = new();
    private SheetLayout.Row? _row;
    private bool _isInCell;
    private bool _hasContent;
    private int _cellStart;

    /// <exception cref="QuestionnaireRefusedException">The part is damaged.</exception>
    public SheetLayout Read(CancellationToken cancellationToken)
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                ReadStart(cancellationToken);
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                ReadEnd();
            }
        }

        return _layout;
    }

    private void ReadStart(CancellationToken cancellationToken)
    {
        switch (xml.LocalName)
        {
            case "worksheet":
                _layout.Prefix = xml.Prefix.Length == 0 ? "" : $"{xml.Prefix}:";
                break;
            case "dimension" when xml.GetAttribute("ref") is { } range:
                _layout.Dimension = (offsets.ValueOf(xml, "ref"), range);
                break;
            case "col" when int.TryParse(xml.GetAttribute("max"), CultureInfo.InvariantCulture, out var last):
                _layout.Widths = (_layout.Widths?.End ?? 0, Math.Max(_layout.Widths?.Last ?? 0, last));
                break;
            case "sheetData":
                _layout.Data = offsets.StartOf(xml);
                break;
            case "row":
                cancellationToken.ThrowIfCancellationRequested();
                _position.EnterRow(xml);
                _row = new SheetLayout.Row();
                break;
            case "c" when _row is not null:
                StartCell(_row);
                break;
            case "mergeCell" when CellReference.TryRead(xml.GetAttribute("ref"), out MergedRange range):
                _layout.LastColumn = Math.Max(_layout.LastColumn, range.LastColumn);
                break;
            default:
                _hasContent |= _isInCell;
                break;
        }
    }

    private void ReadEnd()
    {
        switch (xml.LocalName)
        {
            case "cols":
                _layout.Widths = (offsets.StartOfEnd(xml), _layout.Widths?.Last ?? 0);
                break;
            case "c" when _isInCell && _row is not null:
                EndCell(_row);
                break;
            case "row" when _row is not null:
                EndRow(_row);
                break;
        }
    }

    private void StartCell(SheetLayout.Row row)
    {
        _position.EnterCell(xml);
        (_isInCell, _hasContent, _cellStart) = (true, false, offsets.StartOf(xml));
        row.Style = _position.Column == question ? StyleOf(xml) : row.Style;
        if (xml.IsEmptyElement)
        {
            row.Cells.Add(new SheetLayout.Cell(_position.Column, _cellStart, offsets.EndOfTag(_cellStart), false));
            _isInCell = false;
        }
    }

    private void EndCell(SheetLayout.Row row)
    {
        var end = offsets.EndOfTag(offsets.StartOfEnd(xml));
        row.Cells.Add(new SheetLayout.Cell(_position.Column, _cellStart, end, _hasContent));
        _layout.LastColumn = _hasContent ? Math.Max(_layout.LastColumn, _position.Column) : _layout.LastColumn;
        _isInCell = false;
    }

    private void EndRow(SheetLayout.Row row)
    {
        row.End = offsets.StartOfEnd(xml);
        if (row.Cells.Count > 0)
        {
            _layout.Rows[_position.Row] = row;
        }

        _row = null;
    }

    private static int? StyleOf(XmlReader xml) =>
        int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var style) ? style : null;
}
