using System.Globalization;

namespace ResponsibilityPortal.Formats.Xlsx;

/// <summary>Writes the parts of a workbook around its sheets (ECMA-376, part 1, sections 12 and 18.2, and part 2).</summary>
internal static class WorkbookXml
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static ReadOnlySpan<byte> Declaration => "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"u8;

    public static void WriteWorkbook(XmlBuffer xml, List<WrittenSheet> sheets)
    {
        xml.Add(Declaration);
        xml.Add("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""u8);
        xml.AddMarkup($" xmlns:r=\"{Relations}\"><bookViews><workbookView activeTab=\"0\"/></bookViews><sheets>");
        foreach (var sheet in sheets)
        {
            xml.Add("<sheet"u8);
            xml.AddAttribute("name"u8, sheet.Name);
            xml.AddMarkup(string.Create(CultureInfo.InvariantCulture, $" sheetId=\"{sheet.Number}\" r:id=\"rId{sheet.Number}\"/>"));
        }

        xml.Add("</sheets>"u8);
        WriteNames(xml, sheets);
        xml.Add("</workbook>"u8);
    }

    public static void WriteRelations(XmlBuffer xml, List<WrittenSheet> sheets)
    {
        BeginRelations(xml);
        foreach (var sheet in sheets)
        {
            WriteRelation(xml, sheet.Number, $"{Relations}/worksheet", sheet.Part["xl/".Length..]);
        }

        WriteRelation(xml, sheets.Count + 1, $"{Relations}/styles", "styles.xml");
        xml.Add("</Relationships>"u8);
    }

    /// <summary>Writes the addresses that the cells of a sheet link to.</summary>
    public static void WriteLinks(XmlBuffer xml, List<string> addresses)
    {
        BeginRelations(xml);
        for (var index = 0; index < addresses.Count; index++)
        {
            WriteRelation(xml, index + 1, $"{Relations}/hyperlink", addresses[index], isExternal: true);
        }

        xml.Add("</Relationships>"u8);
    }

    public static void WriteRoot(XmlBuffer xml)
    {
        BeginRelations(xml);
        WriteRelation(xml, 1, $"{Relations}/officeDocument", "xl/workbook.xml");
        WriteRelation(xml, 2, "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml");
        xml.Add("</Relationships>"u8);
    }

    public static void WriteTypes(XmlBuffer xml, List<WrittenSheet> sheets)
    {
        const string sheetml = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        xml.Add(Declaration);
        xml.Add("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"u8);
        xml.Add("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"u8);
        xml.Add("<Default Extension=\"xml\" ContentType=\"application/xml\"/>"u8);
        WriteType(xml, "xl/workbook.xml", $"{sheetml}.sheet.main+xml");
        foreach (var sheet in sheets)
        {
            WriteType(xml, sheet.Part, $"{sheetml}.worksheet+xml");
        }

        WriteType(xml, "xl/styles.xml", $"{sheetml}.styles+xml");
        WriteType(xml, "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        xml.Add("</Types>"u8);
    }

    public static void WriteProperties(XmlBuffer xml, WorkbookProperties properties)
    {
        var created = properties.CreatedAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        xml.Add(Declaration);
        xml.Add("<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""u8);
        xml.Add(" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""u8);
        xml.Add(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"u8);
        WriteProperty(xml, "dc:title", properties.Title);
        WriteProperty(xml, "dc:creator", properties.Creator);
        WriteProperty(xml, "dc:description", properties.Description);
        WriteProperty(xml, "dc:language", properties.Language);
        foreach (var name in new[] { "created", "modified" })
        {
            xml.AddMarkup($"<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{created}</dcterms:{name}>");
        }

        xml.Add("</cp:coreProperties>"u8);
    }

    /// <summary>Writes the names that spreadsheets use for filters and for the rows and columns repeated on printed pages.</summary>
    private static void WriteNames(XmlBuffer xml, List<WrittenSheet> sheets)
    {
        if (!sheets.Exists(sheet => sheet.FilterRange is not null || sheet.Setup.FrozenRows > 0 || sheet.Setup.FrozenColumns > 0))
        {
            return;
        }

        xml.Add("<definedNames>"u8);
        foreach (var sheet in sheets)
        {
            if (sheet.FilterRange is { } range)
            {
                WriteName(xml, sheet, "_xlnm._FilterDatabase\" hidden=\"1", $"{sheet.QuotedName}!{range}");
            }

            if (TitlesOf(sheet) is { Length: > 0 } titles)
            {
                WriteName(xml, sheet, "_xlnm.Print_Titles", titles);
            }
        }

        xml.Add("</definedNames>"u8);
    }

    private static string TitlesOf(WrittenSheet sheet)
    {
        var setup = sheet.Setup;
        var columns = setup.FrozenColumns > 0 ? $"{sheet.QuotedName}!$A:${CellReference.ColumnName(setup.FrozenColumns)}" : null;
        var rows = setup.FrozenRows > 0 ? string.Create(CultureInfo.InvariantCulture, $"{sheet.QuotedName}!$1:${setup.FrozenRows}") : null;
        return string.Join(',', new[] { columns, rows }.Where(part => part is not null));
    }

    private static void WriteName(XmlBuffer xml, WrittenSheet sheet, string name, string formula)
    {
        xml.AddMarkup(string.Create(CultureInfo.InvariantCulture, $"<definedName name=\"{name}\" localSheetId=\"{sheet.Number - 1}\">"));
        xml.AddText(formula);
        xml.Add("</definedName>"u8);
    }

    /// <summary>Writes a property. Its text is plain XML, without the codes of cells (ECMA-376, part 2, section 11).</summary>
    private static void WriteProperty(XmlBuffer xml, string name, string? text)
    {
        if (text is not null)
        {
            xml.AddMarkup($"<{name}>");
            xml.AddPlainText(text);
            xml.AddMarkup($"</{name}>");
        }
    }

    private static void BeginRelations(XmlBuffer xml)
    {
        xml.Add(Declaration);
        xml.Add("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"u8);
    }

    private static void WriteRelation(XmlBuffer xml, int number, string type, string target, bool isExternal = false)
    {
        xml.Add("<Relationship Id=\"rId"u8);
        xml.Add(number);
        xml.AddMarkup($"\" Type=\"{type}\"");
        xml.AddAttribute("Target"u8, target);
        xml.Add(isExternal ? " TargetMode=\"External\"/>"u8 : "/>"u8);
    }

    private static void WriteType(XmlBuffer xml, string part, string type)
    {
        xml.Add("<Override"u8);
        xml.AddAttribute("PartName"u8, '/' + part);
        xml.AddAttribute("ContentType"u8, type);
        xml.Add("/>"u8);
    }
}
