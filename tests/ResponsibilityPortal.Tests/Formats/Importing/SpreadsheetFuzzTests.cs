using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Importing;
using ResponsibilityPortal.Formats.Questionnaires;
using ResponsibilityPortal.Formats.Xlsx;
using ResponsibilityPortal.Tests.Formats.Questionnaires;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Formats.Importing;

/// <summary>Thousands of altered files, the same in each run: each is read or refused, and nothing else happens.</summary>
public sealed class SpreadsheetFuzzTests
{
    private const string Rows =
        """<row r="1"><c r="A1" t="inlineStr"><is><t>Duty</t></is></c><c r="B1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="str"><v>Patch</v></c><c r="B2" t="s"><v>1</v></c></row><row r="3"><c r="A3"><v>3</v></c><c r="B3" t="s"><v>2</v></c></row>""";

    private const string Texts = "<sst><si><t>SaaS</t></si><si><t>Customer</t></si><si><t>N/A</t></si></sst>";

    private const string Csv = "Duty;SaaS;\"On premises\"\n\"Patch; and look\";Customer;Acme\nWatch;Acme + Customer;N/A\n\"Do \"\"it\"\"\";X;✔\n";

    private static readonly string[] Pieces =
    [
        "<",
        ">",
        "\"",
        "'",
        "&",
        "&#0;",
        "&#x10FFFF;",
        "<row r=\"1048576\">",
        "r=\"XFD1\"",
        "r=\"2\"",
        "t=\"s\"",
        "<v>99999</v>",
        "<is>",
        "</is>",
        "]]>",
        "<![CDATA[",
        "\uFFFE",
        "\n",
        ";",
        ",",
        "<mergeCell ref=\"A1:XFD1048576\"/>",
        "_xD800_",
        "-1",
        "2147483648",
        "</sheetData>",
    ];

    /// <summary>Texts for which a pattern with two ways to match the same characters takes longer than a user waits.</summary>
    public static TheoryData<string> SlowTexts =>
        [
            "1" + new string('(', 19) + "!",
            "1" + new string('(', 38) + "!",
            "AC-1" + string.Concat(Enumerable.Repeat("(1)", 5_000)) + "!",
            "n/a:" + new string(' ', 30_000) + "x\n\ny",
            "Not applicable " + new string('(', 30_000),
            string.Concat(Enumerable.Repeat("customer ", 3_000)) + "!",
            new string('1', 30_000) + "!",
            string.Concat(Enumerable.Repeat("responsibilities of ", 1_500)) + "!",
        ];

    /// <summary>The text is in each place that a pattern reads: a heading, a cell of each column, the name of the sheet.</summary>
    [Theory]
    [MemberData(nameof(SlowTexts))]
    public async Task Import_TextThatIsSlowForAPattern_Ends(string text)
    {
        var quoted = $"\"{text}\"";
        var sheet = ForeignTable.Of(
            $"Key,Duty,SaaS,{quoted}",
            $"{quoted},Patch,Customer,{quoted}",
            $"{quoted},{quoted},{quoted},X",
            "1.1,Watch,Customer,X",
            "1.2,Wait,Vendor,X",
            "1.3,Look,Customer,X",
            "1.4,Rest,Vendor,X",
            "1.5,Ask,Vendor,X"
        );

        var imported = Task.Run(() => Import(sheet with { Name = text }), TestContext.Current.CancellationToken);

        await imported.WaitAsync(Timeouts.Hang, TestContext.Current.CancellationToken);
        var columns = SheetProposal.Of(sheet, null, 1) with
        {
            Columns =
            [
                new ImportColumn(1, ColumnUse.Identifier),
                new ImportColumn(2, ColumnUse.Title),
                new ImportColumn(3, ColumnUse.Parties),
                new ImportColumn(4, ColumnUse.NotApplicable),
            ],
        };
        await Task.Run(() => ForeignTable.Import(sheet, columns), TestContext.Current.CancellationToken)
            .WaitAsync(Timeouts.Hang, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Import_TooManyMergedRanges_AreReported()
    {
        var sheet = ForeignTable.ByModel with { Merged = Enumerable.Repeat(new MergedRange(9, 9, 1, 2), 10_007).ToValueList() };

        var finding = ForeignTable.Import(sheet, SheetProposal.Of(sheet, null)).NotCarried.Single(found => found.Count == 7);

        Assert.Equal("Merged ranges after the first 10,000: only their first cell has the text.", finding.Sentence);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Read_AlteredPartsOfAWorkbook_NeverFails(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 400; round++)
        {
            ImportAll(
                RawWorkbook.WithRows(
                    Altered(random, Rows),
                    ("xl/sharedStrings.xml", RawWorkbook.Bytes(Altered(random, Texts))),
                    (
                        "xl/_rels/workbook.xml.rels",
                        RawWorkbook.Bytes(
                            """<Relationships><Relationship Id="r1" Type="a/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="a/sharedStrings" Target="sharedStrings.xml"/></Relationships>"""
                        )
                    )
                )
            );
        }
    }

    [Fact]
    public void Read_AlteredBytesOfAWorkbook_NeverFails()
    {
        var (random, file) = (new Random(4), SampleWorkbook.With(("1", "Customer"), ("2", "Vendor")));
        for (var round = 0; round < 800; round++)
        {
            byte[] altered = [.. file];
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                altered[random.Next(altered.Length)] = (byte)random.Next(256);
            }

            ImportAll(random.Next(4) == 0 ? altered[..random.Next(altered.Length)] : altered);
        }
    }

    [Fact]
    public void Read_AlteredText_NeverFails()
    {
        var random = new Random(5);
        for (var round = 0; round < 1_000; round++)
        {
            ImportAll(RawWorkbook.Bytes(Altered(random, Csv)));
        }
    }

    [Theory]
    [InlineData("A1:XFD1048576")]
    [InlineData("A2:B1048576")]
    public void Import_HugeMergedRange_IsNotExpanded(string range)
    {
        Assert.True(CellReference.TryRead(range, out MergedRange merged));
        var sheet = ForeignTable.ByModel with { Merged = Enumerable.Repeat(merged, 100_000).ToValueList() };
        var before = GC.GetAllocatedBytesForCurrentThread();

        Import(sheet);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200L * 1_024 * 1_024);
    }

    [Fact]
    public void Read_FileOf100Megabytes_IsRefusedWithoutReadingIt()
    {
        var file = new byte[100 * 1_024 * 1_024];
        var before = GC.GetAllocatedBytesForCurrentThread();

        var refused = Assert.IsType<SpreadsheetOutcome.Refused>(SpreadsheetFile.Read(file, TestContext.Current.CancellationToken));

        Assert.Equal(SpreadsheetFile.TooLarge, refused.Problem);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1_024);
    }

    [Theory]
    [MemberData(nameof(HostileFileTests.Files), MemberType = typeof(HostileFileTests))]
    public void Read_HostileFile_IsRefused(string what, byte[] file, string sentence)
    {
        Assert.NotEmpty(sentence);

        // Spreadsheets may be larger than questionnaires.
        if (what != "more than 2 MB")
        {
            Assert.IsType<SpreadsheetOutcome.Refused>(SpreadsheetFile.Read(file, TestContext.Current.CancellationToken));
        }
    }

    private static string Altered(Random random, string text)
    {
        for (var change = random.Next(1, 5); change > 0; change--)
        {
            var at = random.Next(text.Length + 1);
            text = random.Next(3) switch
            {
                0 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                1 => text.Remove(at, Math.Min(random.Next(12), text.Length - at)),
                _ => text.Insert(at, text[..Math.Min(text.Length, random.Next(60))]),
            };
        }

        return text;
    }

    private static void ImportAll(byte[] file)
    {
        if (SpreadsheetFile.Read(file, TestContext.Current.CancellationToken) is SpreadsheetOutcome.Read read)
        {
            Assert.InRange(SheetProposal.SheetOf(read.Sheets, TestContext.Current.CancellationToken), 0, read.Sheets.Count - 1);
            Assert.All(read.Sheets, Import);
        }
    }

    private static void Import(QuestionSheet sheet)
    {
        var draft = Given.Matrix();
        foreach (var target in new ImportTarget[] { ForeignTable.NewMatrix, new ImportTarget.Draft(draft) })
        {
            var result = ForeignTable.Import(sheet, SheetProposal.Of(sheet, (target as ImportTarget.Draft)?.Content), target);
            Assert.Equal(result.Matrix is null, result.Problems.Count > 0);
        }
    }
}
