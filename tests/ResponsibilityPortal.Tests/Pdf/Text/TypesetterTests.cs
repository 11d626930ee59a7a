using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Text;
using ResponsibilityPortal.Tests.Support.Pdf;

namespace ResponsibilityPortal.Tests.Pdf.Text;

public sealed class TypesetterTests
{
    private const double Right = 545.28;

    public static TheoryData<string> LongWords =>
        [
            "https://lamp.example/" + string.Join('/', Enumerable.Range(0, 60).Select(number => $"part{number}")),
            "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            "word " + new string('x', 300) + " word",
            "a.b_c:d@e=f&g?h-" + new string('M', 200),
            new string('W', 2_000),
        ];

    [Theory]
    [MemberData(nameof(LongWords))]
    public void LongWord_IsBrokenAndReadBackAsOneWord(string word)
    {
        var file = SmallDocument.Write(flow =>
        {
            flow.Paragraph(new TextBlock(word, SmallDocument.Plain));
            flow.Table(new FlowTable([1, 9], Header: null), [SmallDocument.Row("Row", word), SmallDocument.Row(word, "x")]);
        });
        Assert.Empty(PdfConformance.Check(file));
        var tags = PdfTags.Read(file);
        Assert.Equal(word, tags.All("P").Single().Text);
        Assert.Equal(
            [
                ["Row", word],
                [word, "x"],
            ],
            tags.All("Table").Single().Rows()
        );
        Assert.DoesNotContain(PdfText.Letters(file), letter => letter.Value != " " && letter.Right > Right + 0.1);
    }

    [Fact]
    public void Address_IsBrokenAfterASeparator()
    {
        var file = SmallDocument.Write(flow =>
            flow.Paragraph(
                new TextBlock(
                    "https://lamp.example/" + string.Join('/', Enumerable.Repeat("twentyletterslongword", 20)),
                    SmallDocument.Plain
                )
            )
        );
        var lines = PdfText
            .Letters(file)
            .Where(letter => letter.Baseline is > 50 and < 760)
            .GroupBy(letter => letter.Baseline)
            .Select(line => string.Concat(line.Select(letter => letter.Value)))
            .ToList();
        Assert.True(lines.Count > 3);
        Assert.All(lines.SkipLast(1), line => Assert.EndsWith("/", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Space_AtTheEndOfALine_IsReadBack()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 200));
        Assert.Equal(
            text,
            PdfTags.Read(SmallDocument.Write(flow => flow.Paragraph(new TextBlock(text, SmallDocument.Plain)))).All("P").Single().Text
        );
    }

    [Fact]
    public void Spans_OfOneParagraph_AreConsecutive()
    {
        TextSpan[] spans =
        [
            .. Enumerable
                .Range(0, 60)
                .Select(number => new TextSpan($"span{number} ", number % 2 == 0 ? SmallDocument.Plain : SmallDocument.Large)),
        ];
        var file = SmallDocument.Write(flow => flow.Paragraph(new TextBlock(spans)));
        Assert.Empty(PdfConformance.Check(file));
        Assert.Equal(string.Concat(spans.Select(span => span.Text)).Trim(), PdfTags.Read(file).All("P").Single().Text);
    }

    /// <remarks>Attributes can't contain lone surrogates.</remarks>
    public static TheoryData<string, string> Cleaned =>
        new()
        {
            { "a\u202Eb\u2066c\u200Bd\u00ADe\uFE0Ff", "abcdef" },
            { "a\0b\u0007c\u001Bd\u007Fe\u0085f\u009Fg", "abcde fg" },
            { "a\tb", "a b" },
            { "a\r\nb\rc\nd\u2028e", "a b c d e" },
            { "a\uD800b\uDC00c", "a\uFFFDb\uFFFDc" },
            { "e\u0301 A\u030A", "\u00E9 \u00C5" },
            { "\uFEFFx\uFFFE", "x\uFFFD" },
        };

    [Theory]
    [MemberData(nameof(Cleaned))]
    public void Text_WithInvisibleOrDirectionCharacters_IsCleaned(string text, string read)
    {
        var file = SmallDocument.Write(flow => flow.Paragraph(new TextBlock(text, SmallDocument.Plain)));
        Assert.Empty(PdfConformance.Check(file));
        Assert.Equal(read, PdfTags.Read(file).All("P").Single().Text);
    }

    /// <summary>Twice the text must take about twice the steps. Otherwise this test would run for minutes.</summary>
    [Fact]
    public void Text_OfAMillionCharactersWithoutASpace_IsWritten() =>
        Assert.Equal(
            1_000_000,
            PdfTags
                .Read(SmallDocument.Write(flow => flow.Paragraph(new TextBlock(new string('n', 1_000_000), SmallDocument.Plain))))
                .All("P")
                .Single()
                .Text.Length
        );
}
