using System.IO.Compression;
using System.Text;
using ResponsibilityPortal.Pdf.Reading;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Pdf.Reading;

/// <summary>Differences between a file and its genuine version are reported by the parts that readers know.</summary>
public sealed class PdfComparisonTests
{
    private static readonly byte[] Genuine = SampleDocument.Make(TestCertificates.Somebody);

    [Fact]
    public void Between_EqualFiles_IsEmpty() => Assert.Empty(Between(SampleDocument.Make(TestCertificates.Somebody), Genuine));

    [Fact]
    public void Between_OtherTextOnAPage_IsThatPage() =>
        Assert.Equal([new PdfPart(PdfPartKind.Page, 2)], Differences(SampleDocument.Make(onSecondPage: "seat")));

    [Fact]
    public void Between_OtherLetters_IsThePageAndTheFonts() =>
        Assert.Equal(
            [new PdfPart(PdfPartKind.Page, 2), new PdfPart(PdfPartKind.Fonts)],
            Differences(SampleDocument.Make(onSecondPage: "west!"))
        );

    [Fact]
    public void Between_OtherAttachedContent_IsTheAttachment() =>
        Assert.Equal([new PdfPart(PdfPartKind.Attachment)], Differences(SampleDocument.Make(attached: """{"a":2}""")));

    [Fact]
    public void Between_AnotherTitle_IsTheMetadata() =>
        Assert.Equal([new PdfPart(PdfPartKind.Metadata)], Differences(SampleDocument.Make(title: "A lie")));

    [Fact]
    public void Between_AnotherSignature_IsTheSignature() =>
        Assert.Equal(
            [new PdfPart(PdfPartKind.Signature)],
            Between(SampleDocument.Make(TestCertificates.Portal), Genuine).Where(part => part.Kind != PdfPartKind.Structure)
        );

    [Fact]
    public void Between_AppendedBytes_IsAfterTheEnd() =>
        Assert.Equal([new PdfPart(PdfPartKind.Appended)], Between(Genuine.Concat("\n9 0 obj"u8.ToArray()).ToArray(), Genuine));

    [Fact]
    public void Between_OtherCompression_IsCompressionOnly()
    {
        var genuine = SampleDocument.Make();
        var same = (byte[])genuine.Clone();

        // The two bytes before a stream state the compression level. Builds of zlib write either of these for the same level.
        var header = genuine.AsSpan().IndexOf("\nstream\nx"u8) + "\nstream\nx".Length;
        same[header] = genuine[header] == 0xDA ? (byte)0x9C : (byte)0xDA;
        Assert.Equal([new PdfPart(PdfPartKind.Compression)], Between(same, genuine));
    }

    [Fact]
    public void Between_CompressionByAnotherBuild_IsCompressionOnly()
    {
        var genuine = SampleDocument.Make();
        Assert.Equal(genuine, new RecompressedPdf(genuine) { Level = CompressionLevel.Optimal }.Make());
        Assert.Equal([new PdfPart(PdfPartKind.Compression)], Between(new RecompressedPdf(genuine).Make(), genuine));
        Assert.Equal(
            [new PdfPart(PdfPartKind.Compression)],
            Between(new RecompressedPdf(genuine) { Level = CompressionLevel.NoCompression }.Make(), genuine)
        );
    }

    /// <summary>Additions that other readers could show and this one would ignore must not pass as compression.</summary>
    [Theory]
    [InlineData("", "8 0 obj\n<</Type/Catalog/Pages 9 0 R>>\nendobj\n", "", "", "")]
    [InlineData("", "", "/#50rev 99/#52oot 1 0 R", "", "")]
    [InlineData("", "", "/Prev 99", "", "")]
    [InlineData("", "", "/Index[0 9]", "", "")]
    [InlineData("", "", " ", "", "")]
    [InlineData("%<dc:source>http://x/</dc:source>\n", "", "", "", "")]
    [InlineData("", "", "", "8 0 obj\n<<>>\nendobj\n", "")]
    [InlineData("", "", "", "", "startxref\n0\n")]
    public void Between_AdditionsWithOtherCompression_IsNotCompressionOnly(
        string inHead,
        string beforeTable,
        string trailerEntries,
        string afterData,
        string inEnd
    )
    {
        var genuine = SampleDocument.Make();
        foreach (var level in new[] { CompressionLevel.Fastest, CompressionLevel.Optimal })
        {
            var forged = new RecompressedPdf(genuine)
            {
                Level = level,
                InHead = inHead,
                BeforeTable = beforeTable,
                TrailerEntries = trailerEntries,
                AfterData = afterData,
                InEnd = inEnd,
            }.Make();
            var parts = Between(forged, genuine);
            Assert.NotEmpty(parts);
            Assert.DoesNotContain(new PdfPart(PdfPartKind.Compression), parts);
        }
    }

    [Fact]
    public void Between_ObjectsInAnotherOrder_IsNotCompressionOnly() =>
        Assert.Equal([new PdfPart(PdfPartKind.Frame)], Differences(new RecompressedPdf(SampleDocument.Make()) { IsSwapped = true }.Make()));

    [Fact]
    public void Between_AfterCancellation_Stops() =>
        Assert.Throws<OperationCanceledException>(() =>
            PdfComparison.Between(new RecompressedPdf(Genuine).Make(), Genuine, new CancellationToken(canceled: true))
        );

    [Theory]
    [InlineData("%PDF", PdfPartKind.Frame)]
    [InlineData("<dc:title>", PdfPartKind.Metadata)]
    [InlineData("/Type/Sig", PdfPartKind.Signature)]
    [InlineData("/Type/EmbeddedFile", PdfPartKind.Attachment)]
    [InlineData("/Type/ObjStm", PdfPartKind.Packed)]
    [InlineData("/Type/XRef", PdfPartKind.Frame)]
    [InlineData("%%EOF", PdfPartKind.Frame)]
    public void Between_OneFlippedByte_IsItsPart(string at, PdfPartKind kind) =>
        Assert.Equal([new PdfPart(kind)], Between(Genuine.WithFlipped(Genuine.AsSpan().IndexOf(Encoding.ASCII.GetBytes(at)) + 1), Genuine));

    [Fact]
    public void Between_RemovedBytes_IsTheirPart()
    {
        var at = Genuine.AsSpan().IndexOf("<dc:title>"u8);
        Assert.Equal([new PdfPart(PdfPartKind.Metadata)], Between(Genuine.Take(at).Concat(Genuine.Skip(at + 10)).ToArray(), Genuine));
    }

    [Fact]
    public void Between_UnrelatedFiles_IsNotEmpty() => Assert.NotEmpty(Between("Good morning."u8.ToArray(), Genuine));

    [Fact]
    public void Between_OneFlippedByteAnywhere_IsNotEmpty()
    {
        for (var position = 0; position < Genuine.Length; position += 7)
        {
            Assert.NotEmpty(Between(Genuine.WithFlipped(position), Genuine));
        }
    }

    private static IReadOnlyList<PdfPart> Differences(byte[] given) => Between(given, SampleDocument.Make());

    private static IReadOnlyList<PdfPart> Between(ReadOnlyMemory<byte> given, ReadOnlyMemory<byte> genuine) =>
        PdfComparison.Between(given, genuine, TestContext.Current.CancellationToken);
}
