using System.Globalization;
using CsCheck;
using ResponsibilityPortal.Pdf;
using ResponsibilityPortal.Pdf.Fonts;
using ResponsibilityPortal.Pdf.Reading;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Pdf;

namespace ResponsibilityPortal.Tests.Pdf;

public sealed class PdfDocumentTests
{
    private static readonly byte[] Everything = SmallDocument.WithEverything();

    public static TheoryData<string> Cultures => ["de-DE", "ar-SA", "tr-TR", "fa-IR", "sv-SE"];

    [Fact]
    public void A_document_with_everything_conforms()
    {
        var inspection = PdfConformance.Inspect(Everything);
        Assert.Empty(inspection.Violations);
        Assert.All(
            ["tables", "header cells", "links", "uses of a tile", "elements TOC", "elements TOCI", "elements L", "elements Figure", "elements THead", "outline entries"],
            what => Assert.True(inspection.Counts.GetValueOrDefault(what) > 0, what));
    }

    [Fact]
    public void A_signed_document_conforms()
    {
        var inspection = PdfConformance.Inspect(SmallDocument.WithEverything(TestCertificates.Portal));
        Assert.Empty(inspection.Violations);
        Assert.Equal((1, 1), (inspection.Counts["signatures"], inspection.Counts["widgets"]));
    }

    [Fact]
    public void What_could_not_be_read_again_is_not_made()
    {
        var random = new byte[ReadingLimits.FileMaxBytes];
        new Random(3).NextBytes(random);

        Assert.Equal("It would take 17 MB; at most 16 can be read again.", Refusal(random));
        Assert.Equal("Its streams would hold 97 MB; at most 96 can be read again.", Refusal(new byte[ReadingLimits.OwnInflatedMaxBytes]));

        static string Refusal(byte[] attached) =>
            Assert.Throws<DocumentTooLongException>(() => SmallDocument.Write(_ => { }, attachment: SmallDocument.Attachment with { Content = attached })).Message;
    }

    [Fact]
    public void A_flipped_byte_breaks_the_signature()
    {
        var signed = SmallDocument.WithEverything(TestCertificates.Portal);
        signed[10] ^= 1;
        Assert.Contains(PdfConformance.Check(signed), violation => violation.Contains("does not hold", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_document_made_twice_is_the_same_to_the_byte()
    {
        Assert.Equal(Everything, SmallDocument.WithEverything());
        Assert.Equal(SmallDocument.WithEverything(TestCertificates.Portal), SmallDocument.WithEverything(TestCertificates.Portal));
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void It_is_the_same_under_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(Everything, SmallDocument.WithEverything());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Another_identifier_makes_another_file() =>
        Assert.NotEqual(Everything, SmallDocument.Write(_ => { }, SmallDocument.Info with { Identifier = "another one 1234"u8.ToArray() }));

    [Fact]
    public void What_a_document_says_of_itself_is_read_back()
    {
        const string Title = "L\u00E4mp (\\parts\\) <&> \"5\" \u2026 \U0001D400 )(";
        var file = SmallDocument.Write(_ => { }, SmallDocument.Info with { Title = Title });
        Assert.Empty(PdfConformance.Check(file));
        var read = PdfFileReader.Read(file);
        Assert.Equal(Title, read.TextAt(read.Find<PdfValue.Dictionary>(read.Trailer, "Info"), "Title"));
    }

    [Fact]
    public void Whatever_text_is_given_the_file_conforms_and_says_it() => Texts.Mixed.Sample(
        text =>
        {
            var title = $"T {text}";
            var file = SmallDocument.Write(
                _ => { },
                SmallDocument.Info with { Title = title, Author = title, Subject = title, Producer = $"P {text}" },
                attachment: SmallDocument.Attachment with { FileName = $"a{text}.json", Description = $"D {text}" });
            Assert.Empty(PdfConformance.Check(file));
            var read = PdfFileReader.Read(file);
            var said = read.TextAt(read.Find<PdfValue.Dictionary>(read.Trailer, "Info"), "Title");
            Assert.Equal(Texts.Shown(title, keepsLineFeeds: true), said);
        },
        iter: 300);

    [Fact]
    public void Every_byte_of_an_attachment_comes_back()
    {
        var content = Enumerable.Range(0, 256).Select(value => (byte)value).ToArray();
        var file = PdfFileReader.Read(SmallDocument.Write(_ => { }, attachment: SmallDocument.Attachment with { Content = content }));
        var stream = file.Objects.Values.OfType<PdfValue.Stream>().Single(value => file.NameAt(value, "Type") == "EmbeddedFile");
        Assert.Equal(content, StreamDecoder.Decode(file, stream));
    }

    [Fact]
    public void A_title_longer_than_a_string_may_be_is_refused() =>
        Assert.Throws<ArgumentException>(() => SmallDocument.Write(_ => { }, SmallDocument.Info with { Title = new string('\u00E4', 20_000) }));

    [Fact]
    public void A_document_without_pages_is_none() =>
        Assert.Throws<InvalidOperationException>(() => new PdfDocument(SmallDocument.Info, FontFamily.Noto).Finish());

    [Fact]
    public void An_identifier_has_16_bytes() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PdfDocument(SmallDocument.Info with { Identifier = new byte[15] }, FontFamily.Noto));
}
