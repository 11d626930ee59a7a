using System.Globalization;
using System.Text.Json;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Pdf;
using UglyToad.PdfPig;
using static ResponsibilityPortal.Tests.Formats.Pdf.ReportSamples;

namespace ResponsibilityPortal.Tests.Formats.Pdf;

/// <summary>Reports conform to PDF/A-3a and PDF/UA-1, and contain the matrix.</summary>
public sealed class AuditReportTests
{
    /// <summary>Members whose values the report prints in words of the portal.</summary>
    private static readonly HashSet<string> Coded = ["format", "basis", "customerPart", "sharing", "standing"];

    /// <summary>
    /// Members that name elements by their short names, which the report prints by name, and the search words, which it doesn't print.
    /// </summary>
    private static readonly HashSet<string> NotPrinted =
    [
        "slug",
        "keywords",
        "sources",
        "related",
        "responsibilities",
        "parties",
        "hostingModels",
        "hostingModel",
        "framework",
        "accountable",
        "contributing",
    ];

    public static TheoryData<string> Filters =>
        [
            "",
            "deployment=aeon",
            "model=paas&party=customer&role=accountable",
            "by=iso-27001-2022",
            "control=AC-2",
            "q=mfa",
            "domain=nothing",
            "domain=encryption",
            "by=nothing",
        ];

    [Theory]
    [MemberData(nameof(Filters))]
    public void Write_WithAnyFilter_ConformsToBothStandards(string query)
    {
        var inspection = PdfConformance.Inspect(Write(Request(BuiltIn, Filter(query))));

        var isEmpty = new MatrixView(BuiltIn.Index, Filter(query)).Rows.Count == 0;
        Assert.Empty(inspection.Violations);
        Assert.InRange(inspection.Counts["tables"], isEmpty ? 1 : 4, int.MaxValue);
        Assert.InRange(inspection.Counts["links"], isEmpty ? 2 : 6, int.MaxValue);
        Assert.True(inspection.Counts["elements Figure"] >= 1);
    }

    [Fact]
    public void Write_OnLetterPaperOrWithOneRow_ConformsToBothStandards()
    {
        var one = ExportSamples.Published(
            Given.Matrix() with
            {
                Deployments = [],
                Frameworks = [],
                Domains = [new ControlDomain("d", "Only", [Given.Matrix().Domains[1].Responsibilities[0]])],
            }
        );

        Assert.Empty(PdfConformance.Check(Write(Request(BuiltIn) with { Paper = ReportPaper.Letter })));
        Assert.Empty(PdfConformance.Check(Write(Request(one))));
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void Tables_HaveTheContentOfTheMatrixCellByCell(string query)
    {
        var view = new MatrixView(BuiltIn.Index, Filter(query));
        var expected = new ExpectedTables(view).Tables().ToList();

        var tables = Read(Request(BuiltIn, Filter(query)))
            .All("Table")
            .Where(table => table.Attributes.GetValueOrDefault("Summary", "").EndsWith("by hosting model", StringComparison.Ordinal))
            .Select(table => table.Rows().Select(row => row.Select(Plain).ToList()).ToList())
            .Where(rows => rows[0][0] == "Responsibility")
            .ToList();

        Assert.Equal(expected.Count, tables.Count);
        foreach (var (wanted, got) in expected.Zip(tables))
        {
            Assert.Equal(wanted, got);
        }
    }

    [Fact]
    public void Write_PrintsEveryTextOfTheMatrix()
    {
        var words = Words(Read(Request(BuiltIn)));

        var missing = TextsOf(JsonDocument.Parse(BuiltIn.Content).RootElement, "")
            .Where(text => !words.Contains(Plain(text), StringComparison.Ordinal))
            .ToList();

        Assert.Empty(missing);
        Assert.True(TextsOf(JsonDocument.Parse(BuiltIn.Content).RootElement, "").Count() > 1_000);
    }

    [Fact]
    public void Write_ReadByAnIndependentReader_HasTheTexts()
    {
        using var document = PdfDocument.Open(Write(Request(BuiltIn)));
        var words = Plain(string.Join(' ', document.GetPages().Select(page => page.Text)));

        Assert.All(
            BuiltIn.Matrix.Responsibilities,
            row =>
                Assert.Contains(
                    row.Title.Replace(" ", "", StringComparison.Ordinal),
                    words.Replace(" ", "", StringComparison.Ordinal),
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void Write_InEveryCulture_GivesTheSameBytes()
    {
        var request = Request(BuiltIn, Filter("by=nist-800-53r5"));
        var expected = Write(request);
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in new[] { "tr-TR", "ar-SA", "de-DE" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.True(
                    expected
                        .AsSpan()
                        .SequenceEqual(Write(Request(ExportSamples.Published(ExportSamples.BuiltIn), Filter("by=nist-800-53r5"))))
                );
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Character_WithoutGlyph_IsPrintedAsItsNumberAndListed()
    {
        var matrix = Given
            .Matrix()
            .Changing(row =>
                row.Slug != "keys"
                    ? row
                    : row with
                    {
                        Assignments = row
                            .Assignments.Select(cell =>
                                cell.HostingModel == "iaas" ? cell with { Notes = [new PartyNote("customer", "Keeps \u05D0 key")] } : cell
                            )
                            .ToValueList(),
                    }
            );
        var bytes = Write(Request(ExportSamples.Published(matrix)));
        var words = Words(PdfTags.Read(bytes));

        Assert.Empty(PdfConformance.Check(bytes));
        Assert.Contains("Keeps [U+05D0] key", words, StringComparison.Ordinal);
        Assert.Contains("In this file 1 character is printed as its number: U+05D0.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("In this file", Words(Read(Request(ExportSamples.Published(Given.Matrix())))), StringComparison.Ordinal);
    }

    /// <summary>Characters in the name of the publisher, in the message or in a note must not prevent a report.</summary>
    [Fact]
    public void Texts_InChineseJapaneseKoreanAndEmoji_ArePrinted()
    {
        var matrix = Given
            .Matrix()
            .Changing(row =>
                row.Slug == "keys" ? row with { Note = "Uses \u2705 and \U0001F510, not \u274C; \uD64D\uAE38\uB3D9 \u0645." } : row
            );
        var version = Version(matrix, 1, "\u66B4\u5229\u7528\u306E\u9632\u6B62\u3001\u4E16\u754C\u3078");
        var request = Request(version) with { NameOf = _ => "\u5C71\u7530\u592A\u90CE" };
        var bytes = Write(request);
        var words = Words(PdfTags.Read(bytes));

        Assert.Empty(PdfConformance.Check(bytes));
        Assert.Contains("by \u5C71\u7530\u592A\u90CE", words, StringComparison.Ordinal);
        Assert.Contains("\u66B4\u5229\u7528\u306E\u9632\u6B62\u3001\u4E16\u754C\u3078", words, StringComparison.Ordinal);
        Assert.Contains("Uses \u2705 and \U0001F510, not \u274C; \uD64D\uAE38\uB3D9 [U+0645].", words, StringComparison.Ordinal);
        Assert.Equal(bytes, Write(request));
        Assert.True(bytes.Length < 200_000, $"The file must contain only the glyphs in use. It has {bytes.Length:N0} bytes.");
    }

    /// <summary>Returns every text of a document: values that are texts, and member names that are not defined by the format.</summary>
    private static IEnumerable<string> TextsOf(JsonElement element, string name) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(member => TextsOf(member.Value, member.Name)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(item => TextsOf(item, name)),
            JsonValueKind.String when Coded.Contains(name) || NotPrinted.Contains(name) => [],
            JsonValueKind.String when name == "kind" => [element.GetString()!.Replace('-', ' ')],
            JsonValueKind.String => [element.GetString()!],
            _ => [],
        };
}
