using ResponsibilityPortal.Pdf.Structure;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Pdf.Layout;

/// <summary>A cell broken into lines, with the position of the next line to draw.</summary>
internal sealed class SetCell
{
    private readonly SetText[] _texts;
    private readonly int _shown;
    private StructureElement?[]? _paragraphs;
    private StructureElement? _list;
    private int _text;
    private int _line;

    public SetCell(FlowCell cell, Typesetter setter, double width)
    {
        Cell = cell;
        _texts = new SetText[cell.Blocks.Count];
        for (var index = 0; index < _texts.Length; index++)
        {
            _texts[index] = setter.Set(cell.Blocks[index], width);
            Height += _texts[index].Height + (index == 0 ? 0 : _texts[index].Block.SpaceBefore);
            _shown += _texts[index].LineCount > 0 ? 1 : 0;
        }
    }

    public FlowCell Cell { get; }

    /// <summary>The height from the top of its first line to the bottom of its last, in points.</summary>
    public double Height { get; }

    public bool IsDone => _text == _texts.Length;

    /// <summary>The first paragraph, which names a row.</summary>
    public SetText? Label => _texts.Length == 0 ? null : _texts[0];

    /// <summary>Takes the next lines that fit a height.</summary>
    /// <param name="mustTake">Whether to take one line even if it doesn't fit. On an empty page, it would not fit on any other
    /// page.</param>
    /// <returns>The height of the taken lines.</returns>
    public double Take(double height, bool mustTake, List<SetPart> parts)
    {
        const double Tolerance = 0.01;
        var used = 0.0;
        var isFirst = true;
        while (_text < _texts.Length)
        {
            var text = _texts[_text];
            if (text.LineCount == 0)
            {
                _text++;
                continue;
            }

            var before = isFirst ? 0 : text.Block.SpaceBefore;
            var fitting = (int)Math.Floor((height - used - before + Tolerance) / text.Leading);
            var count = Math.Clamp(fitting, isFirst && mustTake ? 1 : 0, text.LineCount - _line);
            if (count == 0)
            {
                break;
            }

            parts.Add(new SetPart(text, _text, _line, count, used + before));
            used += before + (count * text.Leading);
            isFirst = false;
            _line += count;
            if (_line < text.LineCount)
            {
                break;
            }

            (_text, _line) = (_text + 1, 0);
        }

        return used;
    }

    /// <summary>
    /// Returns the element of a paragraph. A single paragraph is the cell itself. Each of several is an element in the cell, which stays
    /// the same on all pages of the cell (ISO 32000-1, 14.8.4.3).
    /// </summary>
    /// <param name="element">The element of the cell.</param>
    public StructureElement ElementOf(int paragraph, StructureElement element)
    {
        if (!Cell.IsList && _shown <= 1)
        {
            return element;
        }

        _paragraphs ??= new StructureElement?[_texts.Length];
        return _paragraphs[paragraph] ??= Cell.IsList
            ? (_list ??= element.AddList(ListLabels.None)).Add(ElementType.ListItem).Add(ElementType.ListBody)
            : element.Add(ElementType.Paragraph);
    }

    /// <summary>Starts over, so that the cell can be drawn once more.</summary>
    public void Restart() => (_text, _line) = (0, 0);
}
