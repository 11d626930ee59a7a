using System.Globalization;

namespace ResponsibilityPortal.Formats.Xlsx;

/// <summary>Writes the part of a sheet (ECMA-376, part 1, section 18.3.1.99). The order of the elements is that of the standard.</summary>
internal sealed class SheetXml(XmlBuffer xml, StyleTable styles, SheetSetup setup, WrittenSheet written)
{
    /// <summary>The longest address of a link, in characters.</summary>
    private const int AddressMaxLength = 2_079;

    /// <summary>The most links that spreadsheets open in one sheet.</summary>
    private const int LinksMaxCount = 65_530;

    /// <summary>The longest list of values, in characters.</summary>
    private const int ChoicesMaxLength = 255;

    private readonly string[] _names =
    [
        .. Enumerable.Range(1, setup.Columns.Count).Select(column => CellReference.ColumnName(column)),
    ];

    private readonly int[] _columnStyles = [.. setup.Columns.Select(column => styles.IndexOf(column.Style))];
    private readonly List<MergedRange> _merged = [];
    private readonly List<(int Column, int Row, string Address, int Relation)> _links = [];
    private readonly Dictionary<string, int> _relations = new(StringComparer.Ordinal);

    public void Begin()
    {
        if (setup.Columns.Count is 0 or > CellReference.ColumnMaxCount)
        {
            throw new ArgumentException($"The sheet '{setup.Name}' has {setup.Columns.Count} columns.");
        }

        xml.Add(WorkbookXml.Declaration);
        xml.Add("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""u8);
        xml.Add(" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheetPr>"u8);
        if (setup.TabColor is { } color)
        {
            xml.Add("<tabColor"u8);
            xml.AddAttribute("rgb"u8, StyleTable.ColorOf(color));
            xml.Add("/>"u8);
        }

        xml.Add(setup.ColumnBreaks.Count == 0 ? "<pageSetUpPr fitToPage=\"1\"/></sheetPr>"u8 : "</sheetPr>"u8);
        AddView();
        xml.Add("<sheetFormatPr defaultRowHeight=\"15\"/><cols>"u8);
        for (var index = 0; index < setup.Columns.Count; index++)
        {
            var column = setup.Columns[index];
            xml.AddMarkup(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"<col min=\"{index + 1}\" max=\"{index + 1}\" width=\"{column.Width}\" style=\"{_columnStyles[index]}\""
                )
            );
            xml.Add(column.IsHidden ? " hidden=\"1\" customWidth=\"1\"/>"u8 : " customWidth=\"1\"/>"u8);
        }

        xml.Add("</cols><sheetData>"u8);
    }

    public void Add(SheetLine line)
    {
        var row = ++written.Rows;
        if (row > CellReference.RowMaxCount)
        {
            throw new ArgumentException($"The sheet '{setup.Name}' has more than {CellReference.RowMaxCount} rows.");
        }

        xml.Add("<row r=\""u8);
        xml.Add(row);
        if (line.Height is { } height)
        {
            xml.AddMarkup(string.Create(CultureInfo.InvariantCulture, $"\" ht=\"{height}\" customHeight=\"1"));
        }
        else if (RowHeight.Of(line, setup) is { } estimated)
        {
            // Spreadsheets fit the row again when one of its texts changes.
            xml.AddMarkup(string.Create(CultureInfo.InvariantCulture, $"\" ht=\"{estimated}"));
        }

        xml.Add("\">"u8);
        var index = 0;
        foreach (var cell in line.Cells.Span)
        {
            Add(cell, index, row);
            for (var covered = 1; covered < cell.Columns; covered++)
            {
                Add(new TextCell(null, cell.Style), index + covered, row);
            }

            index += Math.Max(1, cell.Columns);
        }

        xml.Add("</row>"u8);
    }

    public void End()
    {
        xml.Add("</sheetData>"u8);
        if (written.FilterRange is { } range)
        {
            xml.Add("<autoFilter"u8);
            xml.AddAttribute("ref"u8, range.Replace("$", "", StringComparison.Ordinal));
            xml.Add("/>"u8);
        }

        AddMerged();
        AddChoices();
        AddLinks();
        xml.Add("<printOptions horizontalCentered=\"1\"/>"u8);
        xml.Add("<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"u8);
        AddPages();
        AddFooter();
        AddBreaks();
        // Identifiers such as 8.10 are texts on purpose, so spreadsheets need not warn of numbers stored as text.
        xml.Add("<ignoredErrors><ignoredError numberStoredAsText=\"1\" sqref=\"A1:"u8);
        xml.AddMarkup(CellReference.Of(setup.Columns.Count, Math.Max(1, written.Rows)));
        xml.Add("\"/></ignoredErrors></worksheet>"u8);
    }

    private void Add(in TextCell cell, int index, int row)
    {
        if (index >= _names.Length)
        {
            throw new ArgumentException($"Row {row} of the sheet '{setup.Name}' has more cells than the sheet has columns.");
        }

        xml.Add("<c r=\""u8);
        xml.AddMarkup(_names[index]);
        xml.Add(row);
        xml.Add("\" s=\""u8);
        xml.Add(cell.Style is null ? _columnStyles[index] : styles.IndexOf(cell.Style));
        if (cell.Text is not { Length: > 0 } text)
        {
            xml.Add("\"/>"u8);
        }
        else if (text.Length > WorkbookText.MaxLength)
        {
            throw new ArgumentException($"The text in {_names[index]}{row} of the sheet '{setup.Name}' is too long for a cell.");
        }
        else
        {
            var isTrimmed = !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1]);
            xml.Add(isTrimmed ? "\" t=\"inlineStr\"><is><t>"u8 : "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8);
            xml.AddText(text);
            xml.Add("</t></is></c>"u8);
        }

        if (cell.Columns > 1 || cell.Rows > 1)
        {
            _merged.Add(new MergedRange(row, row + Math.Max(1, cell.Rows) - 1, index + 1, index + Math.Max(1, cell.Columns)));
        }

        if (cell.Link is { } link && AddressOf(link) is { } address && _links.Count < LinksMaxCount)
        {
            _links.Add((index + 1, row, address, address[0] == '#' ? 0 : RelationOf(address)));
        }
    }

    /// <summary>Returns an address that is valid in a workbook; null when there is none.</summary>
    private static string? AddressOf(string link) =>
        link.Length <= AddressMaxLength && link.StartsWith('#') ? link
        : Uri.TryCreate(link, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https" or "mailto"
        && uri.AbsoluteUri.Length <= AddressMaxLength
            ? uri.AbsoluteUri
        : null;

    private int RelationOf(string address)
    {
        if (!_relations.TryGetValue(address, out var relation))
        {
            written.Addresses.Add(address);
            relation = _relations[address] = written.Addresses.Count;
        }

        return relation;
    }

    private void AddView()
    {
        xml.Add("<sheetViews><sheetView workbookViewId=\"0\" showGridLines=\"0\""u8);
        xml.Add(written.Number == 1 ? " tabSelected=\"1\">"u8 : ">"u8);
        if (setup.FrozenRows > 0 || setup.FrozenColumns > 0)
        {
            xml.Add("<pane"u8);
            if (setup.FrozenColumns > 0)
            {
                xml.AddMarkup(string.Create(CultureInfo.InvariantCulture, $" xSplit=\"{setup.FrozenColumns}\""));
            }

            if (setup.FrozenRows > 0)
            {
                xml.AddMarkup(string.Create(CultureInfo.InvariantCulture, $" ySplit=\"{setup.FrozenRows}\""));
            }

            var pane =
                setup.FrozenRows == 0 ? "topRight"
                : setup.FrozenColumns == 0 ? "bottomLeft"
                : "bottomRight";
            var corner = CellReference.Of(setup.FrozenColumns + 1, setup.FrozenRows + 1);
            xml.AddMarkup($" topLeftCell=\"{corner}\" activePane=\"{pane}\" state=\"frozen\"/><selection pane=\"{pane}\"/>");
        }

        xml.Add("</sheetView></sheetViews>"u8);
    }

    private void AddMerged()
    {
        if (_merged.Count == 0)
        {
            return;
        }

        xml.AddMarkup(string.Create(CultureInfo.InvariantCulture, $"<mergeCells count=\"{_merged.Count}\">"));
        foreach (var range in _merged)
        {
            var first = CellReference.Of(range.FirstColumn, range.FirstRow);
            xml.AddMarkup($"<mergeCell ref=\"{first}:{CellReference.Of(range.LastColumn, range.LastRow)}\"/>");
        }

        xml.Add("</mergeCells>"u8);
    }

    private void AddChoices()
    {
        var choices = setup.Choices.Where(choice => IsOffered(choice)).ToList();
        if (choices.Count == 0)
        {
            return;
        }

        xml.AddMarkup(string.Create(CultureInfo.InvariantCulture, $"<dataValidations count=\"{choices.Count}\">"));
        foreach (var choice in choices)
        {
            xml.Add("<dataValidation type=\"list\" errorStyle=\"warning\" allowBlank=\"1\" showErrorMessage=\"1\" sqref=\""u8);
            xml.AddMarkup($"{CellReference.Of(choice.Column, choice.FirstRow)}:{CellReference.Of(choice.Column, choice.LastRow)}");
            xml.Add("\"><formula1>"u8);
            xml.AddText($"\"{string.Join(',', choice.Values).Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
            xml.Add("</formula1></dataValidation>"u8);
        }

        xml.Add("</dataValidations>"u8);
    }

    private static bool IsOffered(ChoiceList choice) =>
        choice.Values.Count > 0
        && choice.LastRow >= choice.FirstRow
        && !choice.Values.Any(value => value.Contains(',', StringComparison.Ordinal))
        && choice.Values.Sum(value => value.Length + 1) <= ChoicesMaxLength;

    private void AddLinks()
    {
        if (_links.Count == 0)
        {
            return;
        }

        xml.Add("<hyperlinks>"u8);
        foreach (var (column, row, address, relation) in _links)
        {
            xml.Add("<hyperlink"u8);
            xml.AddAttribute("ref"u8, CellReference.Of(column, row));
            if (relation == 0)
            {
                xml.AddAttribute("location"u8, address[1..]);
            }
            else
            {
                xml.Add(" r:id=\"rId"u8);
                xml.Add(relation);
                xml.Add("\""u8);
            }

            xml.Add("/>"u8);
        }

        xml.Add("</hyperlinks>"u8);
    }

    /// <summary>Paper 9 is A4. The sheet is as many pages high as needed.</summary>
    private void AddPages()
    {
        xml.Add("<pageSetup paperSize=\"9\""u8);
        if (setup.ColumnBreaks.Count > 0)
        {
            xml.AddMarkup(string.Create(CultureInfo.InvariantCulture, $" scale=\"{PageScale.Of(setup)}\""));
        }

        xml.Add(" fitToHeight=\"0\" orientation=\""u8);
        xml.Add(setup.IsLandscape ? "landscape\"/>"u8 : "portrait\"/>"u8);
    }

    private void AddBreaks()
    {
        var breaks = setup.ColumnBreaks.Where(column => column < setup.Columns.Count).ToList();
        if (breaks.Count == 0)
        {
            return;
        }

        var count = breaks.Count;
        xml.AddMarkup(string.Create(CultureInfo.InvariantCulture, $"<colBreaks count=\"{count}\" manualBreakCount=\"{count}\">"));
        foreach (var column in breaks)
        {
            xml.AddMarkup(string.Create(CultureInfo.InvariantCulture, $"<brk id=\"{column}\" max=\"1048575\" man=\"1\"/>"));
        }

        xml.Add("</colBreaks>"u8);
    }

    private void AddFooter()
    {
        xml.Add("<headerFooter><oddFooter>&amp;L"u8);
        // The footer can have 255 characters. A number after a code would be read as a size, so a space precedes the text.
        xml.AddText($" {FooterText.Of(setup.Footer ?? setup.Name)}");
        xml.Add("&amp;R&amp;P / &amp;N</oddFooter></headerFooter>"u8);
    }
}
