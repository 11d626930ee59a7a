using System.Text;

namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>
/// A conforming file of two pages, written by hand, so that the checks are tested without the writer that they are made for.
/// </summary>
internal static class SamplePdf
{
    private const string Objects = """
        1 << /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /Lang (en) /ViewerPreferences << /DisplayDocTitle true >>
             /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /DestOutputProfile 14 0 R >>]
             /StructTreeRoot 19 0 R /Metadata 12 0 R /Outlines 17 0 R /AF [15 0 R] /Names << /EmbeddedFiles << /Names [(lamp.json) 15 0 R] >> >> >>
        2 << /Type /Pages /Kids [3 0 R 5 0 R] /Count 2 >>
        3 << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Tabs /S /StructParents 0 /Contents 4 0 R /Annots [24 0 R]
             /Resources << /Font << /F1 7 0 R >> /Pattern << /P1 42 0 R >> >> >>
        5 << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Tabs /S /StructParents 1 /Contents 6 0 R /Resources << /Font << /F1 7 0 R /F2 43 0 R >> >> >>
        7 << /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Squares /Encoding /Identity-H /DescendantFonts [8 0 R] /ToUnicode 11 0 R >>
        8 << /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Squares /CIDToGIDMap /Identity /FontDescriptor 9 0 R /W WIDTHS
             /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>
        9 << /Type /FontDescriptor /FontName /ABCDEF+Squares /Flags 4 /FontBBox [0 0 300 300] /ItalicAngle 0 /Ascent 900 /Descent -200
             /CapHeight 700 /StemV 80 /FontFile2 10 0 R >>
        13 << /Title (Lamp) /Author (Lamp Works) /Subject (Who answers) /Producer (Hand 1) /CreationDate (D:20260131120000+01'00') /ModDate (D:20260131120000+01'00') >>
        15 << /Type /Filespec /F (lamp.json) /UF (lamp.json) /Desc (The lamp) /AFRelationship /Source /EF << /F 16 0 R /UF 16 0 R >> >>
        17 << /Type /Outlines /First 18 0 R /Last 18 0 R /Count 1 >>
        18 << /Title (Lamp) /Parent 17 0 R /Dest [3 0 R /XYZ 0 800 null] >>
        19 << /Type /StructTreeRoot /K 20 0 R /ParentTree << /Nums [0 [21 0 R 22 0 R 23 0 R 25 0 R 28 0 R 29 0 R] 1 [22 0 R 33 0 R 34 0 R 37 0 R 38 0 R 40 0 R] 2 23 0 R] >>
             /ParentTreeNextKey 3 >>
        20 << /Type /StructElem /S /Document /P 19 0 R /K [21 0 R 22 0 R 25 0 R 26 0 R 30 0 R] >>
        21 << /S /H1 /P 20 0 R /Pg 3 0 R /K 0 >>
        22 << /S /P /P 20 0 R /Pg 3 0 R /K [1 23 0 R << /Type /MCR /Pg 5 0 R /MCID 0 >>] >>
        23 << /S /Link /P 22 0 R /Pg 3 0 R /K [2 << /Type /OBJR /Obj 24 0 R >>] >>
        24 << /Type /Annot /Subtype /Link /Rect [50 690 90 710] /F 4 /Contents (The lamp) /StructParent 2 /A << /S /URI /URI (https://lamp.example/) >> >>
        25 << /S /Figure /P 20 0 R /Pg 3 0 R /K 3 /Alt (A lamp) >>
        26 << /S /L /P 20 0 R /K 27 0 R >>
        27 << /S /LI /P 26 0 R /K [28 0 R 29 0 R] >>
        28 << /S /Lbl /P 27 0 R /Pg 3 0 R /K 4 >>
        29 << /S /LBody /P 27 0 R /Pg 3 0 R /K 5 >>
        30 << /S /Table /P 20 0 R /K [31 0 R 35 0 R] >>
        31 << /S /THead /P 30 0 R /K 32 0 R >>
        32 << /S /TR /P 31 0 R /K [33 0 R 34 0 R] >>
        33 << /S /TH /P 32 0 R /Pg 5 0 R /K 1 /A << /O /Table /Scope /Column >> >>
        34 << /S /TH /P 32 0 R /Pg 5 0 R /K 2 /A << /O /Table /Scope /Column >> >>
        35 << /S /TBody /P 30 0 R /K [36 0 R 39 0 R] >>
        36 << /S /TR /P 35 0 R /K [37 0 R 38 0 R] >>
        37 << /S /TH /P 36 0 R /Pg 5 0 R /K 3 /A << /O /Table /Scope /Row /RowSpan 2 >> >>
        38 << /S /TD /P 36 0 R /Pg 5 0 R /K 4 >>
        39 << /S /TR /P 35 0 R /K 40 0 R >>
        43 << /Type /Font /Subtype /TrueType /BaseFont /BCDEFG+Squares /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 126 /Widths SIMPLE /FontDescriptor 44 0 R /ToUnicode 45 0 R >>
        44 << /Type /FontDescriptor /FontName /BCDEFG+Squares /Flags 32 /FontBBox [0 0 300 300] /ItalicAngle 0 /Ascent 900 /Descent -200
             /CapHeight 700 /StemV 80 /FontFile2 10 0 R >>
        40 << /S /TD /P 39 0 R /Pg 5 0 R /K 5 >>
        """;

    private const string Metadata = """
        <?xpacket begin="BOM" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
          xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Lamp</rdf:li></rdf:Alt></dc:title>
        <dc:creator><rdf:Seq><rdf:li>Lamp Works</rdf:li></rdf:Seq></dc:creator>
        <dc:description><rdf:Alt><rdf:li xml:lang="x-default">Who answers</rdf:li></rdf:Alt></dc:description>
        <pdf:Producer>Hand 1</pdf:Producer>
        <xmp:CreateDate>2026-01-31T12:00:00+01:00</xmp:CreateDate><xmp:ModifyDate>2026-01-31T12:00:00+01:00</xmp:ModifyDate>
        <pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part></rdf:Description>
        <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
        <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA</pdfaSchema:schema>
        <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
        <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
        <pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Its part</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
        </rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF></x:xmpmeta>
        <?xpacket end="w"?>
        """;

    public static byte[] Bytes { get; } = Build();

    private static byte[] Build()
    {
        var objects = new SortedDictionary<int, PdfValue>();
        for (
            var syntax = new PdfSyntax(
                Encoding.Latin1.GetBytes(
                    Objects
                        .Replace("WIDTHS", SampleFont.Widths, StringComparison.Ordinal)
                        .Replace("SIMPLE", SampleFont.SimpleWidths, StringComparison.Ordinal)
                ),
                0,
                true
            );
            !syntax.IsAtEnd;

        )
        {
            objects[syntax.ReadWhole()] = syntax.Read();
        }

        objects[4] = Stream(
            "",
            $"""
            /Artifact BMC q 0.9 0.9 1 rg 0 0 595 20 re f Q EMC
            {Text("H1", 0, "Lamp")}
            {Text("P", 1, "Read ")}
            {Text("Link", 2, "the lamp")}
            /Figure << /MCID 3 >> BDC /Pattern cs /P1 scn 50 500 40 40 re f EMC
            {Text("Lbl", 4, "1.")}
            {Text("LBody", 5, "Light it")}
            """
        );
        objects[6] = Stream(
            "",
            $"{Text("P", 0, ", then go on.")}\n{Text("TH", 1, "Duty")}\n{Text("TH", 2, "Owner")}\n{Text("TH", 3, "Light")}\n"
                + $"{Text("TD", 4, "Lamp Works")}\n/TD "
                + "<< /MCID 5 >> BDC BT /F2 12 Tf 0 0 0 rg 50 600 Td (By day) Tj ET EMC"
        );
        objects[10] = Stream($"/Length1 {SampleFont.Program.Length}", SampleFont.Program);
        objects[11] = Stream("", SampleFont.ToUnicode);
        objects[45] = Stream("", SampleFont.SimpleToUnicode);
        objects[12] = Stream(
            "/Type /Metadata /Subtype /XML",
            Encoding.UTF8.GetBytes(Metadata.Replace("BOM", "\uFEFF", StringComparison.Ordinal))
        );
        objects[14] = Stream("/N 3", Profile());
        objects[16] = Stream(
            "/Type /EmbeddedFile /Subtype /application#2Fjson /Params << /ModDate (D:20260131120000+01'00') /Size 2 >>",
            "{}"
        );
        objects[42] = Stream(
            "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 4 4] /XStep 4 /YStep 4 /Resources << >>",
            "0 0 1 rg 0 0 2 2 re f"
        );
        return PdfFileWriter.Write(
            objects,
            (PdfValue.Dictionary)
                new PdfSyntax("<< /Root 1 0 R /Info 13 0 R /ID [(0123456789abcdef) (0123456789abcdef)] >>"u8.ToArray(), 0, true).Read()
        );
    }

    private static string Text(string tag, int mcid, string text) =>
        $"/{tag} << /MCID {mcid} >> BDC BT /F1 12 Tf 0 0 0 rg 50 {700 - (20 * mcid)} Td {SampleFont.Codes(text)} Tj ET EMC";

    private static byte[] Profile()
    {
        var profile = new byte[128];
        profile[3] = 128;
        profile[8] = 2;
        "mntrRGB XYZ "u8.CopyTo(profile.AsSpan(12));
        "acsp"u8.CopyTo(profile.AsSpan(36));
        return profile;
    }

    private static PdfValue.Stream Stream(string entries, string data) => Stream(entries, Encoding.Latin1.GetBytes(data));

    private static PdfValue.Stream Stream(string entries, byte[] data) =>
        new((PdfValue.Dictionary)new PdfSyntax(Encoding.Latin1.GetBytes($"<< {entries} >>"), 0, true).Read(), data);
}
