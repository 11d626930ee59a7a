using System.Globalization;
using System.Text;
using System.Xml;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>Reads the sheets of an XLSX file as text. Formulas are not calculated: their last values are read.</summary>
internal static class WorkbookReader
{
    /// <summary>Reads all sheets with cells, in the order of the workbook.</summary>
    /// <exception cref="QuestionnaireRefusedException">The file can't be read; the message says why.</exception>
    /// <param name="withComments">Whether to find the cells with comments too.</param>
    public static ValueList<QuestionSheet> Read(byte[] file, CancellationToken cancellationToken, bool withComments = false)
    {
        using var workbook = WorkbookSheets.Open(file, WorkbookSizes.Default);
        var limits = new SheetLimits();
        var comments = withComments ? workbook.CommentsWithin(limits) : null;
        return workbook
            .All.Select(sheet => workbook.Read(sheet, limits, cancellationToken) with { Commented = comments?.CellsOf(sheet) ?? [] })
            .ToValueList();
    }

    /// <summary>Returns the texts without white space around them, so that cells share them without copies.</summary>
    public static List<string> SharedTextsIn(XmlReader xml)
    {
        var texts = new List<string>();
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
            {
                texts.Add(SheetLimits.Checked(TextIn(xml).Trim()));
            }
        }

        return texts;
    }

    public static QuestionSheet SheetIn(
        XmlReader xml,
        WorkbookSheet sheet,
        List<string> texts,
        SheetLimits limits,
        CancellationToken cancellationToken
    )
    {
        var (rows, merged) = (new List<SheetRow>(), new List<MergedRange>());
        var (position, cells) = (new SheetPosition(), new List<SheetCell>());
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "row":
                    cancellationToken.ThrowIfCancellationRequested();
                    Keep();
                    position.EnterRow(xml);
                    break;
                case "c":
                    position.EnterCell(xml);
                    if (ValueOf(xml, texts).Trim() is { Length: > 0 } text)
                    {
                        limits.CountCell(text, position.Column);
                        cells.Add(new SheetCell(position.Column, text));
                    }

                    break;
                case "mergeCell" when CellReference.TryRead(xml.GetAttribute("ref"), out MergedRange range):
                    limits.CountMerged();
                    merged.Add(range);
                    break;
            }
        }

        Keep();
        return new QuestionSheet(sheet.Name, rows.ToValueList(), merged.ToValueList()) { IsHidden = sheet.IsHidden };

        void Keep()
        {
            if (cells.Count > 0)
            {
                limits.CountRow();
                rows.Add(new SheetRow(position.Row, cells.ToValueList()));
                cells.Clear();
            }
        }
    }

    /// <summary>Returns the text of the cell at which the reader is (ECMA-376, part 1, section 18.3.1.4).</summary>
    private static string ValueOf(XmlReader xml, List<string> texts)
    {
        var type = xml.GetAttribute("t");
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var (value, inline, depth) = ("", "", xml.Depth);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "is")
            {
                inline = TextIn(xml);
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "v" && !xml.IsEmptyElement)
            {
                xml.Read();
                value = xml.NodeType == XmlNodeType.EndElement ? "" : xml.Value;
            }
        }

        return type switch
        {
            "s" => int.TryParse(value, CultureInfo.InvariantCulture, out var index) ? texts.ElementAtOrDefault(index) ?? "" : "",
            "inlineStr" => inline,
            "b" => value == "1" ? "TRUE" : "FALSE",
            "e" => "",
            "str" => EscapedCharacters.Read(value),
            null or "n" => PlainNumber.Of(value),
            _ => value,
        };
    }

    /// <summary>Joins the runs of a rich text and leaves out how to pronounce it.</summary>
    private static string TextIn(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var (text, depth, isAside, isText) = (new StringBuilder(), xml.Depth, false, false);
        while (xml.Read() && xml.Depth > depth)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when !xml.IsEmptyElement:
                    isAside |= xml.LocalName == "rPh";
                    isText = xml.LocalName == "t";
                    break;
                case XmlNodeType.EndElement:
                    isAside &= xml.LocalName != "rPh";
                    isText = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA:
                    text.Append(isText && !isAside ? xml.Value : "");
                    break;
            }
        }

        return EscapedCharacters.Read(text.ToString());
    }
}
