using System.IO.Compression;

namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>Everything that can be wrong with a file and must be found.</summary>
internal static class Breakages
{
    public static IReadOnlyList<Breakage> All { get; } =
    [
        .. OfFile(),
        .. OfCatalog(),
        .. OfMetadata(),
        .. OfAttachment(),
        .. OfContent(),
        .. OfFonts(),
        .. OfStructure(),
        .. OfParentTree(),
        .. OfPlaces(),
    ];

    private static IEnumerable<Breakage> OfFile() =>
        [
            new("The identifier is dropped", pdf => pdf.File.Trailer.Members.Remove("ID"), "no ID of two strings"),
            new(
                "The trailer says that the file is encrypted",
                pdf => pdf.File.Trailer["Encrypt"] = pdf.File.Trailer["Info"],
                "The trailer has Encrypt"
            ),
            new("A script is put in", pdf => pdf.Catalog["OpenAction"] = Dictionary("<< /S /JavaScript /JS (app.alert) >>"), "has /JS"),
            new(
                "A program is launched",
                pdf => pdf.Annotation()["A"] = Dictionary("<< /S /Launch /F (cmd.exe) >>"),
                "forbidden kind: Launch"
            ),
            new(
                "A stream claims to be LZW",
                pdf => pdf.At(pdf.Font(), "ToUnicode")["Filter"] = new PdfValue.Name("LZWDecode"),
                "has the filter LZWDecode"
            ),
            new("A reference dangles", pdf => pdf.Catalog["Extra"] = new PdfValue.Reference(9_999), "object 9999, which does not exist"),
            new("An object is left over", pdf => pdf.File.Objects[9_998] = new PdfValue.Name("Left"), "Object 9998 is not referred to"),
            new(
                "A string is too long",
                pdf => pdf.Catalog["Extra"] = new PdfValue.String(new byte[32_768]),
                "a string of more than 32767 bytes"
            ),
            new(
                "A name is too long",
                pdf => pdf.Catalog["Extra"] = new PdfValue.Name(new string('n', 128)),
                "a name of more than 127 bytes"
            ),
        ];

    private static IEnumerable<Breakage> OfCatalog() =>
        [
            new("Lang is dropped", pdf => pdf.Catalog.Members.Remove("Lang"), "no Lang"),
            new("MarkInfo is dropped", pdf => pdf.Catalog.Members.Remove("MarkInfo"), "no MarkInfo"),
            new(
                "DisplayDocTitle is dropped",
                pdf => pdf.Catalog.Members.Remove("ViewerPreferences"),
                "no ViewerPreferences with DisplayDocTitle"
            ),
            new("The output intent is dropped", pdf => pdf.Catalog.Members.Remove("OutputIntents"), "not one output intent"),
            new(
                "The output profile is no profile",
                pdf =>
                    pdf.Rewrite((PdfValue.Dictionary)pdf.File.ListAt(pdf.Catalog, "OutputIntents")[0], "DestOutputProfile", _ => [1, 2, 3]),
                "no ICC profile"
            ),
            new("The structure is dropped", pdf => pdf.Catalog.Members.Remove("StructTreeRoot"), "no StructTreeRoot"),
            new("The outline is dropped", pdf => pdf.Catalog.Members.Remove("Outlines"), "no outline entries"),
            new("The metadata are dropped", pdf => pdf.Catalog.Members.Remove("Metadata"), "no Metadata"),
        ];

    private static IEnumerable<Breakage> OfMetadata() =>
        [
            new(
                "The extension schema is dropped",
                pdf => pdf.RewriteText(pdf.Catalog, "Metadata", "pdfaSchema:property>", "pdfaSchema:other>"),
                "pdfuaid:part has no description"
            ),
            new(
                "The claim of PDF/A is for another level",
                pdf => pdf.RewriteText(pdf.Catalog, "Metadata", "<pdfaid:conformance>A", "<pdfaid:conformance>B"),
                "do not claim PDF/A-3a"
            ),
            new(
                "The claim of PDF/UA is dropped",
                pdf => pdf.RewriteText(pdf.Catalog, "Metadata", "<pdfuaid:part>1</pdfuaid:part>", ""),
                "do not claim PDF/UA-1"
            ),
            new(
                "Info has another title",
                pdf => pdf.At(pdf.File.Trailer, "Info")["Title"] = new PdfValue.String("Other"u8.ToArray()),
                "Info says Title 'Other'"
            ),
            new(
                "Info has the same instant with another offset",
                pdf => pdf.At(pdf.File.Trailer, "Info")["ModDate"] = new PdfValue.String("D:20260131120000+05'00'"u8.ToArray()),
                "Info says ModDate"
            ),
            new(
                "Info has a date without offset",
                pdf => pdf.At(pdf.File.Trailer, "Info")["CreationDate"] = new PdfValue.String("D:20260131120000"u8.ToArray()),
                "no CreationDate that names an instant"
            ),
            new("The metadata are compressed", Compress, "The metadata are compressed"),
            new("The metadata are no XML", pdf => pdf.RewriteText(pdf.Catalog, "Metadata", "</rdf:RDF>", ""), "The metadata aren't XML"),
            new(
                "A property of no schema is added",
                pdf =>
                    pdf.RewriteText(
                        pdf.Catalog,
                        "Metadata",
                        "<pdfuaid:part>1</pdfuaid:part>",
                        "<pdfuaid:part>1</pdfuaid:part><pdfuaid:mood>good</pdfuaid:mood>"
                    ),
                "pdfuaid:mood has no description"
            ),
        ];

    private static IEnumerable<Breakage> OfAttachment() =>
        [
            new(
                "The attachment is data, not source",
                pdf => pdf.ObjectOf("Filespec")["AFRelationship"] = new PdfValue.Name("Data"),
                "no AFRelationship Source or Supplement"
            ),
            new("The attachment is not associated", pdf => pdf.Catalog.Members.Remove("AF"), "is not in AF of the catalog"),
            new(
                "The attachment is not among the embedded files",
                pdf => pdf.At(pdf.Catalog, "Names").Members.Remove("EmbeddedFiles"),
                "is not among the EmbeddedFiles"
            ),
            new(
                "The attachment has no date",
                pdf => pdf.At(pdf.ObjectOf("EmbeddedFile"), "Params").Members.Remove("ModDate"),
                "has no ModDate"
            ),
            new("The attachment has no media type", pdf => pdf.ObjectOf("EmbeddedFile").Members.Remove("Subtype"), "has no media type"),
            new("The attachment has no description", pdf => pdf.ObjectOf("Filespec").Members.Remove("Desc"), "has no Desc"),
            new(
                "The attachment is longer than it says",
                pdf => pdf.Rewrite(pdf.At(pdf.ObjectOf("Filespec"), "EF"), "F", data => [.. data, 32]),
                "does not say its Size"
            ),
        ];

    private static IEnumerable<Breakage> OfContent() =>
        [
            new(
                "An EMC is dropped",
                pdf => pdf.EditContent(tokens => tokens.RemoveAt(tokens.FindLastIndex(token => token is PdfValue.Keyword { Word: "EMC" }))),
                "marked-content sequences without EMC"
            ),
            new("An EMC has no beginning", pdf => pdf.Append("EMC"), "an EMC without a beginning"),
            new("Marked content is nested", pdf => pdf.Append("/Artifact BMC /Artifact BMC EMC EMC"), "begins within other marked content"),
            new("Marked content has no MCID", pdf => pdf.Append("/P BMC EMC"), "has no MCID and isn't an artifact"),
            new("An MCID is used twice", pdf => pdf.Append("/P << /MCID 0 >> BDC EMC"), "MCID 0 is used twice"),
            new("Something is painted outside of marked content", pdf => pdf.Append("0 0 5 5 re f"), "f paints outside of marked content"),
            new("A text is not ended", pdf => pdf.Append("BT"), "a BT without ET"),
            new("A path is drawn within a text", pdf => pdf.Append("BT 0 0 m ET"), "m between BT and ET"),
            new(
                "A text is shown outside of BT and ET",
                pdf => pdf.Append("/Artifact BMC /F1 9 Tf <0001> Tj EMC"),
                "Tj outside of BT and ET"
            ),
            new("A state is not restored", pdf => pdf.Append("q"), "1 q without Q"),
            new("A state is restored that was not saved", pdf => pdf.Append("Q"), "a Q without q"),
            new(
                "States are nested too deep",
                pdf => pdf.Append(string.Concat(Enumerable.Repeat("q ", 29).Concat(Enumerable.Repeat("Q ", 29)))),
                "nested deeper than 28"
            ),
            new("A colour is grey", pdf => pdf.Append("0.5 g"), "g sets a colour of another space"),
            new("A colour is of four inks", pdf => pdf.Append("/DeviceCMYK cs"), "chooses the colour space DeviceCMYK"),
            new("An operator is unknown", pdf => pdf.Append("xyz"), "'xyz' isn't an operator"),
            new(
                "A string of the page is too long",
                pdf => pdf.Append($"<{new string('0', 65_540)}> Td"),
                "a string has more than 32,767 bytes"
            ),
        ];

    private static IEnumerable<Breakage> OfFonts() =>
        [
            new(
                "The glyph of missing characters is shown",
                pdf => pdf.EditContent(tokens => tokens[BrokenPdf.IndexOf(tokens, "Tj") - 1] = new PdfValue.String([0, 0])),
                "shows glyph 0"
            ),
            new(
                "A font is not embedded",
                pdf => pdf.At(pdf.DescendantFont(), "FontDescriptor").Members.Remove("FontFile2"),
                "is not embedded"
            ),
            new("A font has no tag of a subset", pdf => pdf.Font()["BaseFont"] = new PdfValue.Name("Squares"), "no tag of six letters"),
            new("A font does not say what it shows", pdf => pdf.Font().Members.Remove("ToUnicode"), "has no ToUnicode"),
            new(
                "A glyph shown has no meaning",
                pdf => pdf.Rewrite(pdf.Font(), "ToUnicode", _ => "1 begincodespacerange <0000> <FFFF> endcodespacerange"u8.ToArray()),
                "of which ToUnicode says nothing"
            ),
            new(
                "A block of meanings is too long",
                pdf =>
                    pdf.Rewrite(
                        pdf.Font(),
                        "ToUnicode",
                        data =>
                            [
                                .. data,
                                .. System.Text.Encoding.ASCII.GetBytes(
                                    "\n101 beginbfchar "
                                        + $"{string.Concat(Enumerable.Range(40_000, 101).Select(code => $"<{code:X4}> <0041> "))}endbfchar"
                                ),
                            ]
                    ),
                "a block of 101 entries"
            ),
            new(
                "A meaning is nothing",
                pdf => pdf.Rewrite(pdf.Font(), "ToUnicode", data => [.. data, .. "\n1 beginbfchar <9999> <0000> endbfchar"u8]),
                "gives code 9999 no usable text"
            ),
            new(
                "A meaning is private",
                pdf => pdf.Rewrite(pdf.Font(), "ToUnicode", data => [.. data, .. "\n1 beginbfchar <9999> <E001> endbfchar"u8]),
                "gives code 9999 a private meaning"
            ),
            new("A width is wrong", WidenFirst, "wide in its widths"),
            new("Widths are left out", pdf => pdf.DescendantFont().Members.Remove("W"), "wide in its widths"),
            new(
                "Glyphs are mapped without saying how",
                pdf => pdf.DescendantFont().Members.Remove("CIDToGIDMap"),
                "no CIDToGIDMap Identity"
            ),
            new(
                "A width of a simple font is wrong",
                pdf => ((PdfValue.Array)pdf.SimpleFont()["Widths"]).Items[0] = new PdfValue.Number(1, true),
                "is 1 wide in its widths"
            ),
            new(
                "A simple font has fewer widths than codes",
                pdf => ((PdfValue.Array)pdf.SimpleFont()["Widths"]).Items.RemoveAt(0),
                "not as many Widths as codes"
            ),
            new(
                "A simple font says that it is symbolic",
                pdf => pdf.At(pdf.SimpleFont(), "FontDescriptor")["Flags"] = new PdfValue.Number(4, true),
                "does not say that it is not symbolic"
            ),
            new("A simple font has no encoding", pdf => pdf.SimpleFont().Members.Remove("Encoding"), "is not encoded WinAnsiEncoding"),
            new(
                "A simple font loses its character map",
                pdf => pdf.Rewrite(pdf.At(pdf.SimpleFont(), "FontDescriptor"), "FontFile2", data => RenameTable(data, "cmap"u8)),
                "has no table cmap"
            ),
            new(
                "A simple font shows a character that it has not",
                pdf => pdf.Append($"/Artifact BMC BT /{pdf.SimpleFontName()} 9 Tf (\\001) Tj ET EMC"),
                "shows glyph 0"
            ),
            new(
                "A font is of a kind without outlines",
                pdf => pdf.SimpleFont()["Subtype"] = new PdfValue.Name("Type1"),
                "no TrueType outlines"
            ),
            new(
                "A font program is cut short",
                pdf => pdf.Rewrite(pdf.At(pdf.DescendantFont(), "FontDescriptor"), "FontFile2", data => data[..(data.Length / 2)]),
                "of a font program"
            ),
        ];

    private static IEnumerable<Breakage> OfStructure() =>
        [
            new("A header cell loses its scope", pdf => pdf.Attributes("TH").Members.Remove("Scope"), "has no Scope"),
            new("A figure loses its words", pdf => pdf.Element("Figure").Members.Remove("Alt"), "has no Alt"),
            new("A heading skips a level", pdf => pdf.Element("H1")["S"] = new PdfValue.Name("H3"), "follows a heading of level 0"),
            new("A type is unknown", pdf => pdf.Element("P")["S"] = new PdfValue.Name("Para"), "of a type that is not known"),
            new("A cell loses its row", pdf => pdf.Element("TR")["S"] = new PdfValue.Name("Sect"), "is in Sect"),
            new("An item loses its list", pdf => pdf.Element("L")["S"] = new PdfValue.Name("Sect"), "is in Sect"),
            new(
                "A cell spans too much",
                pdf => pdf.Element("TH")["A"] = Dictionary("<< /O /Table /Scope /Column /ColSpan 2 >>"),
                "columns where the first row of its table covers"
            ),
            new(
                "A cell spans rows that are not there",
                pdf => pdf.Element("TH")["A"] = Dictionary("<< /O /Table /Scope /Column /RowSpan 2 >>"),
                "spans rows that its table does not have"
            ),
            new("An element names another parent", pdf => pdf.Element("LI")["P"] = new PdfValue.Reference(2), "names another parent"),
            new(
                "An element is listed twice",
                pdf => pdf.Element("L")["K"] = new PdfValue.Array([.. KidsOf(pdf.Element("L")), .. KidsOf(pdf.Element("L"))]),
                "occurs twice in the structure"
            ),
            new("A paragraph is emptied", pdf => pdf.Element("P").Members.Remove("K"), "is empty"),
        ];

    private static IEnumerable<Breakage> OfParentTree() =>
        [
            new("An entry is dropped", pdf => ParentsOfPage(pdf)[0] = PdfValue.Nothing, "the parent tree has no entry for MCID 0"),
            new(
                "Two entries are swapped",
                pdf => (ParentsOfPage(pdf)[0], ParentsOfPage(pdf)[1]) = (ParentsOfPage(pdf)[1], ParentsOfPage(pdf)[0]),
                "which does not list it"
            ),
            new("An entry is for nothing", pdf => ParentsOfPage(pdf).Add(ParentsOfPage(pdf)[0]), "which the page has not"),
            new("A page loses its key", pdf => pdf.Page(2).Dictionary.Members.Remove("StructParents"), "Page 2 has no StructParents"),
            new(
                "Two pages have one key",
                pdf => pdf.Page(2).Dictionary["StructParents"] = pdf.Page(1).Dictionary["StructParents"],
                "Page 2 has no StructParents of its own"
            ),
            new(
                "An element lists what is not there",
                pdf => pdf.Element("H1")["K"] = new PdfValue.Array([.. KidsOf(pdf.Element("H1")), new PdfValue.Number(999, true)]),
                "lists MCID 999"
            ),
            new(
                "An element lists what belongs to another",
                pdf => pdf.Element("H1")["K"] = new PdfValue.Array([.. KidsOf(pdf.Element("H1")), new PdfValue.Number(1, true)]),
                "MCID 1 belongs to 2 elements"
            ),
            new(
                "The next key is taken already",
                pdf => pdf.At(pdf.Catalog, "StructTreeRoot")["ParentTreeNextKey"] = new PdfValue.Number(1, true),
                "ParentTreeNextKey is not above"
            ),
        ];

    private static IEnumerable<Breakage> OfPlaces() =>
        [
            new("A page has no order of tabs", pdf => pdf.Page(1).Dictionary.Members.Remove("Tabs"), "Page 1 has no Tabs S"),
            new("A page has no resources", pdf => pdf.Page(1).Dictionary.Members.Remove("Resources"), "Page 1 has no Resources"),
            new(
                "A page is too large",
                pdf => pdf.Page(1).Dictionary["MediaBox"] = Value("[0 0 20000 20000]"),
                "no MediaBox of an allowed size"
            ),
            new("The page tree miscounts", pdf => pdf.At(pdf.Catalog, "Pages")["Count"] = new PdfValue.Number(99, true), "says 99 pages"),
            new("A link loses its words", pdf => pdf.Annotation().Members.Remove("Contents"), "has no Contents"),
            new("A link loses its key", pdf => pdf.Annotation().Members.Remove("StructParent"), "has no StructParent"),
            new("A link is not printed", pdf => pdf.Annotation().Members.Remove("F"), "has no F 4"),
            new(
                "A link leads to a script",
                pdf => LeadTo(pdf.Annotation(), "<< /S /URI /URI (javascript:alert) >>"),
                "isn't a web address"
            ),
            new("A link leads to another file", pdf => LeadTo(pdf.Annotation(), "<< /S /GoToR /F (other.pdf) >>"), "forbidden kind: GoToR"),
            new(
                "A link leads to two places",
                pdf =>
                    (pdf.Annotation()["A"], pdf.Annotation()["Dest"]) = (
                        Dictionary("<< /S /URI /URI (https://lamp.example/) >>"),
                        Value("[3 0 R /Fit]")
                    ),
                "leads to two places"
            ),
            new(
                "A link loses its element",
                pdf => KidsOf(pdf.Element("Link")).RemoveAll(kid => kid is PdfValue.Dictionary),
                "is not in one Link element"
            ),
            new(
                "A link's element leads nowhere",
                pdf => KidsOf(pdf.Element("Link")).RemoveAll(kid => kid is PdfValue.Dictionary),
                "leads to no annotation"
            ),
            new("A link has no area", pdf => pdf.Annotation()["Rect"] = Value("[50 50 50 50]"), "has no area"),
            new("A link leaves its page", pdf => pdf.Annotation()["Rect"] = Value("[50 50 5000 60]"), "reaches outside"),
            new("An outline entry leads nowhere", pdf => FirstEntry(pdf).Members.Remove("Dest"), "leads nowhere"),
            new("An outline entry leads to no page", pdf => FirstEntry(pdf)["Dest"] = Value("[1 0 R /XYZ 0 0 null]"), "leads to no page"),
            new("An outline entry has no title", pdf => FirstEntry(pdf).Members.Remove("Title"), "has no title"),
            new(
                "The outline miscounts",
                pdf => pdf.At(pdf.Catalog, "Outlines")["Count"] = new PdfValue.Number(99, true),
                "says it has 99 entries"
            ),
        ];

    private static PdfValue Value(string text) => new PdfSyntax(System.Text.Encoding.Latin1.GetBytes(text), 0, true).Read();

    private static PdfValue.Dictionary Dictionary(string text) => (PdfValue.Dictionary)Value(text);

    private static void LeadTo(PdfValue.Dictionary annotation, string action)
    {
        annotation.Members.Remove("Dest");
        annotation["A"] = Value(action);
    }

    private static List<PdfValue> KidsOf(PdfValue.Dictionary element) =>
        element["K"] is PdfValue.Array array ? array.Items : [element["K"]];

    /// <summary>Returns the parent tree's list for the second page.</summary>
    private static List<PdfValue> ParentsOfPage(BrokenPdf pdf)
    {
        var key = pdf.File.WholeAt(pdf.Page(2).Dictionary, "StructParents")!.Value;
        return ((PdfValue.Array)pdf.File.Resolve(new StructureTree(pdf.File).Parents[key])).Items;
    }

    private static PdfValue.Dictionary FirstEntry(BrokenPdf pdf) => pdf.At(pdf.Catalog, "Outlines", "First");

    private static byte[] RenameTable(byte[] program, ReadOnlySpan<byte> table)
    {
        program[program.AsSpan().IndexOf(table)] = (byte)'x';
        return program;
    }

    private static void WidenFirst(BrokenPdf pdf)
    {
        var widths = pdf.File.ListAt(pdf.DescendantFont(), "W").OfType<PdfValue.Array>().First().Items;
        widths[0] = new PdfValue.Number(((PdfValue.Number)widths[0]).Value + 1, true);
    }

    private static void Compress(BrokenPdf pdf)
    {
        pdf.Rewrite(
            pdf.Catalog,
            "Metadata",
            data =>
            {
                using var compressed = new MemoryStream();
                using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
                {
                    zlib.Write(data);
                }

                return compressed.ToArray();
            }
        );
        pdf.At(pdf.Catalog, "Metadata")["Filter"] = new PdfValue.Name("FlateDecode");
    }
}
