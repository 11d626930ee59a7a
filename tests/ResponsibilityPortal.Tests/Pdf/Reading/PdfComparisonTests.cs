using System.Text;
using ResponsibilityPortal.Pdf.Reading;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Pdf.Reading;

/// <summary>Where a file differs from the one it should be is named as people call it.</summary>
public sealed class PdfComparisonTests
{
    private static readonly byte[] Genuine = SampleDocument.Make(TestCertificates.Somebody);

    [Fact]
    public void Equal_files_differ_nowhere() => Assert.Empty(PdfComparison.Between(SampleDocument.Make(TestCertificates.Somebody), Genuine));

    [Fact]
    public void Other_text_on_a_page_is_that_page() =>
        Assert.Equal([new PdfPart(PdfPartKind.Page, 2)], Differences(SampleDocument.Make(onSecondPage: "seat")));

    [Fact]
    public void Other_letters_are_in_the_fonts_too() =>
        Assert.Equal([new PdfPart(PdfPartKind.Page, 2), new PdfPart(PdfPartKind.Fonts)], Differences(SampleDocument.Make(onSecondPage: "west!")));

    [Fact]
    public void Other_content_attached_is_the_attachment() =>
        Assert.Equal([new PdfPart(PdfPartKind.Attachment)], Differences(SampleDocument.Make(attached: """{"a":2}""")));

    [Fact]
    public void Another_title_is_metadata() => Assert.Equal([new PdfPart(PdfPartKind.Metadata)], Differences(SampleDocument.Make(title: "A lie")));

    [Fact]
    public void Another_signature_is_the_signature() =>
        Assert.Equal([new PdfPart(PdfPartKind.Signature)], PdfComparison.Between(SampleDocument.Make(TestCertificates.Portal), Genuine).Where(part => part.Kind != PdfPartKind.Structure));

    [Fact]
    public void What_is_put_behind_the_end_is_found() =>
        Assert.Equal([new PdfPart(PdfPartKind.Appended)], PdfComparison.Between(Genuine.Concat("\n9 0 obj"u8.ToArray()).ToArray(), Genuine));

    [Fact]
    public void The_same_content_compressed_otherwise_is_told_apart()
    {
        var genuine = SampleDocument.Make();
        var same = (byte[])genuine.Clone();

        // The two bytes before a stream name the effort that compressed it; builds of zlib write either of these for the same.
        var header = genuine.AsSpan().IndexOf("\nstream\nx"u8) + "\nstream\nx".Length;
        same[header] = genuine[header] == 0xDA ? (byte)0x9C : (byte)0xDA;
        Assert.Equal([new PdfPart(PdfPartKind.Compression)], PdfComparison.Between(same, genuine));
    }

    [Theory]
    [InlineData("%PDF", PdfPartKind.Frame)]
    [InlineData("<dc:title>", PdfPartKind.Metadata)]
    [InlineData("/Type/Sig", PdfPartKind.Signature)]
    [InlineData("/Type/EmbeddedFile", PdfPartKind.Attachment)]
    [InlineData("/Type/ObjStm", PdfPartKind.Packed)]
    [InlineData("/Type/XRef", PdfPartKind.Frame)]
    [InlineData("%%EOF", PdfPartKind.Frame)]
    public void One_flipped_byte_is_where_it_stands(string at, PdfPartKind kind) =>
        Assert.Equal([new PdfPart(kind)], PdfComparison.Between(Genuine.WithFlipped(Genuine.AsSpan().IndexOf(Encoding.ASCII.GetBytes(at)) + 1), Genuine));

    [Fact]
    public void Bytes_left_out_are_found_where_they_stood()
    {
        var at = Genuine.AsSpan().IndexOf("<dc:title>"u8);
        Assert.Equal([new PdfPart(PdfPartKind.Metadata)], PdfComparison.Between(Genuine.Take(at).Concat(Genuine.Skip(at + 10)).ToArray(), Genuine));
    }

    [Fact]
    public void Something_else_altogether_differs_somewhere() => Assert.NotEmpty(PdfComparison.Between("Good morning."u8.ToArray(), Genuine));

    [Fact]
    public void One_flipped_byte_anywhere_differs_somewhere()
    {
        for (var position = 0; position < Genuine.Length; position += 7)
        {
            Assert.NotEmpty(PdfComparison.Between(Genuine.WithFlipped(position), Genuine));
        }
    }

    private static IReadOnlyList<PdfPart> Differences(byte[] given) => PdfComparison.Between(given, SampleDocument.Make());
}
