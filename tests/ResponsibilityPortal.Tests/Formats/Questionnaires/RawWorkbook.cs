using System.IO.Compression;

namespace ResponsibilityPortal.Tests.Formats.Questionnaires;

/// <summary>A workbook with parts as a test wants them, also damaged or hostile ones.</summary>
internal static class RawWorkbook
{
    public const string SheetPart = "xl/worksheets/sheet1.xml";

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Creates a workbook with one sheet.</summary>
    /// <param name="more">Further parts, which replace those of the same name.</param>
    public static byte[] With(ReadOnlySpan<byte> sheet, params (string Name, byte[] Content)[] more)
    {
        var parts = new Dictionary<string, byte[]>
        {
            ["_rels/.rels"] = Relation("officeDocument", "xl/workbook.xml"),
            ["xl/workbook.xml"] = Bytes(
                $"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{Relations}"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>"""
            ),
            ["xl/_rels/workbook.xml.rels"] = Relation("worksheet", "worksheets/sheet1.xml"),
            [SheetPart] = sheet.ToArray(),
        };
        foreach (var (name, content) in more)
        {
            parts[name] = content;
        }

        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in parts)
            {
                using var part = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(content);
            }
        }

        return file.ToArray();
    }

    /// <summary>Creates a workbook whose sheet has some rows as XML.</summary>
    public static byte[] WithRows(string rows, params (string Name, byte[] Content)[] more) =>
        With(
            Bytes(
                $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"""
            ),
            more
        );

    /// <summary>A part with one relation, "r1".</summary>
    public static byte[] Relation(string kind, string target, string mode = "Internal") =>
        Bytes(
            $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Relations}/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>"""
        );

    public static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
