using System.Globalization;
using System.IO.Compression;
using System.Text;
using ResponsibilityPortal.Benchmarks.Matrices;
using ResponsibilityPortal.Benchmarks.Printing;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats.Csv;
using ResponsibilityPortal.Formats.Spreadsheet;

namespace ResponsibilityPortal.Benchmarks.Fuzzing;

/// <summary>The good files that are altered: small, so that each change hits something that the reader looks at.</summary>
internal static class FuzzFiles
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private const string Rows =
        """<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>SaaS</t></is></c></row><row r="2"><c r="A2" t="s"><v>2</v></c></row><row r="3"><c r="A3" t="str"><v>Patch</v></c><c r="B3" t="s"><v>3</v></c><c r="C3" t="s"><v>4</v></c></row><row r="4"><c r="A4"><f>1+1</f><v>2</v></c><c r="B4" t="s"><v>3</v></c><c r="C4" t="e"><v>#N/A</v></c></row>""";

    private const string Texts =
        "<sst><si><t>Duty</t></si><si><t>IaaS</t></si><si><r><t>Ser</t></r><r><t>vers</t></r></si><si><t>Customer</t></si><si><t>N/A</t></si></sst>";

    /// <summary>ZIP files contain a time, which would make the same file another one.</summary>
    public static DateTimeOffset PackedAt { get; } = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static Matrix Matrix { get; } = GeneratedMatrix.Generate(new MatrixSize("XS", 4));

    /// <summary>A workbook as another program could have written it: shared and rich texts, a merged title, comments.</summary>
    public static byte[] Workbook { get; } =
        Packed(
            ("_rels/.rels", Related(("officeDocument", "xl/workbook.xml"))),
            (
                "xl/workbook.xml",
                $"""<workbook xmlns:r="{Relations}"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>"""
            ),
            ("xl/_rels/workbook.xml.rels", Related(("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"))),
            ("xl/sharedStrings.xml", Texts),
            (
                "xl/worksheets/sheet1.xml",
                $"""<worksheet><dimension ref="A1:C4"/><sheetData>{Rows}</sheetData><mergeCells><mergeCell ref="A2:C2"/></mergeCells></worksheet>"""
            ),
            ("xl/worksheets/_rels/sheet1.xml.rels", Related(("comments", "../comments1.xml"))),
            (
                "xl/comments1.xml",
                """<comments><commentList><comment ref="B3"><text><t>Ask them</t></text></comment></commentList></comments>"""
            )
        );

    /// <summary>The portal's own workbook.</summary>
    public static byte[] OwnWorkbook()
    {
        var report = PrintedReport.Of(GeneratedMatrix.Document(new MatrixSize("XS", 4)), null);
        using var file = new MemoryStream();
        var request = new WorkbookRequest
        {
            Published = report.Published,
            Address = report.Address,
            VersionAddress = report.VersionAddress,
            AddressOf = row => $"{report.VersionAddress}/{row.Slug}",
            Provenance = "imported",
            Losses = MatrixWorkbook.LossesOf(report.Published, MatrixFilter.None),
            Release = "Fuzz",
        };
        MatrixWorkbook.WriteAsync(request, file, CancellationToken.None).GetAwaiter().GetResult();
        return file.ToArray();
    }

    /// <summary>The portal's own CSV file.</summary>
    public static byte[] OwnText()
    {
        var report = PrintedReport.Of(GeneratedMatrix.Document(new MatrixSize("XS", 4)), null);
        using var file = new MemoryStream();
        MatrixCsv.Write(report.Published, MatrixFilter.None, (row, model) => $"{report.Address}/{row.Slug}#{model.Slug}", file);
        return file.ToArray();
    }

    public static byte[] Pdf() => PrintedReport.Write(PrintedReport.Of(GeneratedMatrix.Document(new MatrixSize("XS", 4)), null));

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static string Related(params ReadOnlySpan<(string Kind, string Target)> parts)
    {
        var text = new StringBuilder("<Relationships>");
        for (var index = 0; index < parts.Length; index++)
        {
            var (kind, target) = parts[index];
            text.Append(
                CultureInfo.InvariantCulture,
                $"""<Relationship Id="r{index + 1}" Type="{Relations}/{kind}" Target="{target}"/>"""
            );
        }

        return text.Append("</Relationships>").ToString();
    }

    private static byte[] Packed(params ReadOnlySpan<(string Name, string Content)> parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                var part = archive.CreateEntry(name, CompressionLevel.Fastest);
                part.LastWriteTime = PackedAt;
                using var written = part.Open();
                written.Write(Text(content));
            }
        }

        return file.ToArray();
    }
}
