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
    public void A_long_word_is_broken_and_read_back_in_one_piece(string word)
    {
        var file = SmallDocument.Write(flow =>
        {
            flow.Paragraph(new TextBlock(word, SmallDocument.Plain));
            flow.Table(new FlowTable([1, 9], Header: null), [SmallDocument.Row("Row", word), SmallDocument.Row(word, "x")]);
        });
        Assert.Empty(PdfConformance.Check(file));
        var tags = PdfTags.Read(file);
        Assert.Equal(word, tags.All("P").Single().Text);
        Assert.Equal([["Row", word], [word, "x"]], tags.All("Table").Single().Rows());
        Assert.DoesNotContain(PdfText.Letters(file), letter => letter.Value != " " && letter.Right > Right + 0.1);
    }

    [Fact]
    public void An_address_is_broken_after_one_of_its_signs()
    {
        var file = SmallDocument.Write(flow => flow.Paragraph(new TextBlock("https://lamp.example/" + string.Join('/', Enumerable.Repeat("twentyletterslongword", 20)), SmallDocument.Plain)));
        var lines = PdfText.Letters(file).Where(letter => letter.Baseline is > 50 and < 760).GroupBy(letter => letter.Baseline).Select(line => string.Concat(line.Select(letter => letter.Value))).ToList();
        Assert.True(lines.Count > 3);
        Assert.All(lines.SkipLast(1), line => Assert.EndsWith("/", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Spaces_between_words_are_there_though_a_line_ends()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 200));
        Assert.Equal(text, PdfTags.Read(SmallDocument.Write(flow => flow.Paragraph(new TextBlock(text, SmallDocument.Plain)))).All("P").Single().Text);
    }

    [Fact]
    public void Spans_of_one_paragraph_run_on()
    {
        TextSpan[] spans = [.. Enumerable.Range(0, 60).Select(number => new TextSpan($"span{number} ", number % 2 == 0 ? SmallDocument.Plain : SmallDocument.Large))];
        var file = SmallDocument.Write(flow => flow.Paragraph(new TextBlock(spans)));
        Assert.Empty(PdfConformance.Check(file));
        Assert.Equal(string.Concat(spans.Select(span => span.Text)).Trim(), PdfTags.Read(file).All("P").Single().Text);
    }

    /// <remarks>Half surrogates cannot stand in attributes.</remarks>
    public static TheoryData<string, string> Cleaned => new()
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
    public void What_shows_nothing_or_turns_text_around_is_not_written(string text, string read)
    {
        var file = SmallDocument.Write(flow => flow.Paragraph(new TextBlock(text, SmallDocument.Plain)));
        Assert.Empty(PdfConformance.Check(file));
        Assert.Equal(read, PdfTags.Read(file).All("P").Single().Text);
    }

    /// <summary>Twice the text takes about twice the steps; a test that runs for minutes would show that it does not.</summary>
    [Fact]
    public void A_text_of_a_million_characters_without_a_space_is_set() =>
        Assert.Equal(1_000_000, PdfTags.Read(SmallDocument.Write(flow => flow.Paragraph(new TextBlock(new string('n', 1_000_000), SmallDocument.Plain)))).All("P").Single().Text.Length);
}
