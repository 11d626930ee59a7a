using System.Globalization;

namespace ResponsibilityPortal.Formats.Xlsx;

/// <summary>The styles that a workbook uses, in the order of their first use (ECMA-376, part 1, section 18.8).</summary>
internal sealed class StyleTable
{
    /// <summary>The number format "Text": what is typed into a cell stays as it is.</summary>
    private const int TextFormat = 49;

    /// <summary>The fills that every workbook begins with.</summary>
    private const int ReservedFills = 2;

    private const string FontName = "Calibri";

    private static readonly string[] Sides = ["left", "right", "top", "bottom"];

    private readonly Dictionary<CellStyle, int> _indexes = [];
    private readonly Dictionary<CellStyle, int> _known = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _fonts = [];
    private readonly List<string> _fills = [];
    private readonly List<string> _borders = [];
    private readonly List<string> _formats = [];

    /// <summary>Begins with the plain style, which spreadsheets use for cells without one.</summary>
    public StyleTable() => IndexOf(CellStyle.Plain);

    /// <summary>Returns the number of a style, from 0.</summary>
    public int IndexOf(CellStyle style)
    {
        if (!_known.TryGetValue(style, out var index))
        {
            if (!_indexes.TryGetValue(style, out index))
            {
                index = _indexes[style] = Add(style);
            }

            _known[style] = index;
        }

        return index;
    }

    /// <summary>Returns a colour as the standard writes it: with its opacity.</summary>
    /// <param name="color">As <c>#RRGGBB</c>.</param>
    public static string ColorOf(string color) =>
        color is ['#', .. { Length: 6 } digits] && digits.All(char.IsAsciiHexDigit)
            ? $"FF{digits}"
            : throw new ArgumentException($"'{color}' is no colour.", nameof(color));

    public void Write(XmlBuffer xml)
    {
        xml.Add(WorkbookXml.Declaration);
        xml.Add("<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"u8);
        WriteList(xml, "fonts", _fonts);
        WriteList(
            xml,
            "fills",
            [
                "<fill><patternFill patternType=\"none\"/></fill>",
                "<fill><patternFill patternType=\"gray125\"/></fill>",
                .. _fills,
            ]
        );
        WriteList(xml, "borders", _borders);
        xml.Add("<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"u8);
        WriteList(xml, "cellXfs", _formats);
        xml.Add("<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"u8);
    }

    private static void WriteList(XmlBuffer xml, string name, List<string> items)
    {
        xml.AddMarkup(string.Create(CultureInfo.InvariantCulture, $"<{name} count=\"{items.Count}\">"));
        foreach (var item in items)
        {
            xml.AddMarkup(item);
        }

        xml.AddMarkup($"</{name}>");
    }

    private int Add(CellStyle style)
    {
        var font = IndexIn(_fonts, FontOf(style));
        var fill = style.Fill is { } color
            ? ReservedFills
                + IndexIn(
                    _fills,
                    $"<fill><patternFill patternType=\"solid\"><fgColor rgb=\"{ColorOf(color)}\"/><bgColor indexed=\"64\"/>"
                        + "</patternFill></fill>"
                )
            : 0;
        var border = IndexIn(_borders, BorderOf(style));
        var alignment = string.Concat(
            style.Alignment == CellAlignment.Center ? " horizontal=\"center\"" : "",
            style.IsInMiddle ? " vertical=\"center\"" : " vertical=\"top\"",
            style.IsWrapped ? " wrapText=\"1\"" : ""
        );
        _formats.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<xf numFmtId=\"{TextFormat}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\" "
                    + $"applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment{alignment}/></xf>"
            )
        );
        return _formats.Count - 1;
    }

    private static int IndexIn(List<string> items, string item)
    {
        var index = items.IndexOf(item);
        if (index < 0)
        {
            index = items.Count;
            items.Add(item);
        }

        return index;
    }

    private static string FontOf(CellStyle style) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"<font>{(style.IsBold ? "<b/>" : "")}{(style.IsItalic ? "<i/>" : "")}{(style.IsUnderlined ? "<u/>" : "")}"
                + $"<sz val=\"{style.Size}\"/>{(style.Color is { } color ? $"<color rgb=\"{ColorOf(color)}\"/>" : "")}"
                + $"<name val=\"{FontName}\"/><family val=\"2\"/></font>"
        );

    private static string BorderOf(CellStyle style)
    {
        var line = style.Border is { } color ? $" style=\"thin\"><color rgb=\"{ColorOf(color)}\"/></" : null;
        return string.Concat(
            "<border>",
            string.Concat(Sides.Select(side => line is null ? $"<{side}/>" : $"<{side}{line}{side}>")),
            "<diagonal/></border>"
        );
    }
}
