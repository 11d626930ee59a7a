using System.IO.Compression;
using System.Text;
using ResponsibilityPortal.Pdf.Reading;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Pdf.Reading;

/// <summary>Where a file differs from the one it should be is named as people call it.</summary>
public sealed class PdfComparisonTests
{
    private static readonly byte[] Genuine = SampleDocument.Make(TestCertificates.Somebody);

    [Fact]
    public void Equal_files_differ_nowhere() => Assert.Empty(Between(SampleDocument.Make(TestCertificates.Somebody), Genuine));

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
        Assert.Equal([new PdfPart(PdfPartKind.Signature)], Between(SampleDocument.Make(TestCertificates.Portal), Genuine).Where(part => part.Kind != PdfPartKind.Structure));

    [Fact]
    public void What_is_put_behind_the_end_is_found() =>
        Assert.Equal([new PdfPart(PdfPartKind.Appended)], Between(Genuine.Concat("\n9 0 obj"u8.ToArray()).ToArray(), Genuine));

    [Fact]
    public void The_same_content_compressed_otherwise_is_told_apart()
    {
        var genuine = SampleDocument.Make();
        var same = (byte[])genuine.Clone();

        // The two bytes before a stream name the effort that compressed it; builds of zlib write either of these for the same.
        var header = genuine.AsSpan().IndexOf("\nstream\nx"u8) + "\nstream\nx".Length;
        same[header] = genuine[header] == 0xDA ? (byte)0x9C : (byte)0xDA;
        Assert.Equal([new PdfPart(PdfPartKind.Compression)], Between(same, genuine));
    }

    [Fact]
    public void What_is_compressed_by_another_build_is_compressed_otherwise_and_no_more()
    {
        var genuine = SampleDocument.Make();
        Assert.Equal(genuine, new RecompressedPdf(genuine) { Level = CompressionLevel.Optimal }.Make());
        Assert.Equal([new PdfPart(PdfPartKind.Compression)], Between(new RecompressedPdf(genuine).Make(), genuine));
        Assert.Equal([new PdfPart(PdfPartKind.Compression)], Between(new RecompressedPdf(genuine) { Level = CompressionLevel.NoCompression }.Make(), genuine));
    }

    /// <summary>What some reader could show and this one would not look at is never passed over as compression.</summary>
    [Theory]
    [InlineData("", "8 0 obj\n<</Type/Catalog/Pages 9 0 R>>\nendobj\n", "", "", "")]
    [InlineData("", "", "/#50rev 99/#52oot 1 0 R", "", "")]
    [InlineData("", "", "/Prev 99", "", "")]
    [InlineData("", "", "/Index[0 9]", "", "")]
    [InlineData("", "", " ", "", "")]
    [InlineData("%<dc:source>http://x/</dc:source>\n", "", "", "", "")]
    [InlineData("", "", "", "8 0 obj\n<<>>\nendobj\n", "")]
    [InlineData("", "", "", "", "startxref\n0\n")]
    public void What_is_added_while_compressing_anew_is_found(string inHead, string beforeTable, string trailerEntries, string behindData, string inEnd)
    {
        var genuine = SampleDocument.Make();
        foreach (var level in new[] { CompressionLevel.Fastest, CompressionLevel.Optimal })
        {
            var forged = new RecompressedPdf(genuine)
            {
                Level = level, InHead = inHead, BeforeTable = beforeTable, TrailerEntries = trailerEntries, BehindData = behindData, InEnd = inEnd,
            }.Make();
            var parts = Between(forged, genuine);
            Assert.NotEmpty(parts);
            Assert.DoesNotContain(new PdfPart(PdfPartKind.Compression), parts);
        }
    }

    [Fact]
    public void Objects_in_another_order_are_found() =>
        Assert.Equal([new PdfPart(PdfPartKind.Frame)], Differences(new RecompressedPdf(SampleDocument.Make()) { IsSwapped = true }.Make()));

    [Fact]
    public void Whoever_no_longer_waits_stops_the_comparison() =>
        Assert.Throws<OperationCanceledException>(() => PdfComparison.Between(new RecompressedPdf(Genuine).Make(), Genuine, new CancellationToken(canceled: true)));

    [Theory]
    [InlineData("%PDF", PdfPartKind.Frame)]
    [InlineData("<dc:title>", PdfPartKind.Metadata)]
    [InlineData("/Type/Sig", PdfPartKind.Signature)]
    [InlineData("/Type/EmbeddedFile", PdfPartKind.Attachment)]
    [InlineData("/Type/ObjStm", PdfPartKind.Packed)]
    [InlineData("/Type/XRef", PdfPartKind.Frame)]
    [InlineData("%%EOF", PdfPartKind.Frame)]
    public void One_flipped_byte_is_where_it_stands(string at, PdfPartKind kind) =>
        Assert.Equal([new PdfPart(kind)], Between(Genuine.WithFlipped(Genuine.AsSpan().IndexOf(Encoding.ASCII.GetBytes(at)) + 1), Genuine));

    [Fact]
    public void Bytes_left_out_are_found_where_they_stood()
    {
        var at = Genuine.AsSpan().IndexOf("<dc:title>"u8);
        Assert.Equal([new PdfPart(PdfPartKind.Metadata)], Between(Genuine.Take(at).Concat(Genuine.Skip(at + 10)).ToArray(), Genuine));
    }

    [Fact]
    public void Something_else_altogether_differs_somewhere() => Assert.NotEmpty(Between("Good morning."u8.ToArray(), Genuine));

    [Fact]
    public void One_flipped_byte_anywhere_differs_somewhere()
    {
        for (var position = 0; position < Genuine.Length; position += 7)
        {
            Assert.NotEmpty(Between(Genuine.WithFlipped(position), Genuine));
        }
    }

    private static IReadOnlyList<PdfPart> Differences(byte[] given) => Between(given, SampleDocument.Make());

    private static IReadOnlyList<PdfPart> Between(ReadOnlyMemory<byte> given, ReadOnlyMemory<byte> genuine) => PdfComparison.Between(given, genuine, TestContext.Current.CancellationToken);
}
