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
    public void Finish_WithEverything_Conforms()
    {
        var inspection = PdfConformance.Inspect(Everything);
        Assert.Empty(inspection.Violations);
        Assert.All(
            [
                "tables",
                "header cells",
                "links",
                "uses of a tile",
                "elements TOC",
                "elements TOCI",
                "elements L",
                "elements Figure",
                "elements THead",
                "outline entries",
            ],
            what => Assert.True(inspection.Counts.GetValueOrDefault(what) > 0, what)
        );
    }

    [Fact]
    public void Finish_Signed_Conforms()
    {
        var inspection = PdfConformance.Inspect(SmallDocument.WithEverything(TestCertificates.Portal));
        Assert.Empty(inspection.Violations);
        Assert.Equal((1, 1), (inspection.Counts["signatures"], inspection.Counts["widgets"]));
    }

    [Fact]
    public void Finish_BeyondTheReadingLimits_IsRefused()
    {
        var random = new byte[ReadingLimits.FileMaxBytes];
        new Random(3).NextBytes(random);

        Assert.Equal("The file would have 17 MB. The limit is 16 MB.", Refusal(random));
        Assert.Equal(
            "The streams of the file would contain 97 MB. The limit is 96 MB.",
            Refusal(new byte[ReadingLimits.OwnInflatedMaxBytes])
        );

        static string Refusal(byte[] attached) =>
            Assert
                .Throws<DocumentTooLongException>(() =>
                    SmallDocument.Write(_ => { }, attachment: SmallDocument.Attachment with { Content = attached })
                )
                .Message;
    }

    [Fact]
    public void Signature_AfterAFlippedByte_IsBroken()
    {
        var signed = SmallDocument.WithEverything(TestCertificates.Portal);
        signed[10] ^= 1;
        Assert.Contains(PdfConformance.Check(signed), violation => violation.Contains("does not hold", StringComparison.Ordinal));
    }

    [Fact]
    public void Finish_Twice_GivesTheSameBytes()
    {
        Assert.Equal(Everything, SmallDocument.WithEverything());
        Assert.Equal(SmallDocument.WithEverything(TestCertificates.Portal), SmallDocument.WithEverything(TestCertificates.Portal));
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Finish_InEveryCulture_GivesTheSameBytes(string culture)
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
    public void Finish_WithAnotherIdentifier_GivesAnotherFile() =>
        Assert.NotEqual(Everything, SmallDocument.Write(_ => { }, SmallDocument.Info with { Identifier = "another one 1234"u8.ToArray() }));

    [Fact]
    public void Metadata_IsReadBack()
    {
        const string Title = "L\u00E4mp (\\parts\\) <&> \"5\" \u2026 \U0001D400 )(";
        var file = SmallDocument.Write(_ => { }, SmallDocument.Info with { Title = Title });
        Assert.Empty(PdfConformance.Check(file));
        var read = PdfFileReader.Read(file);
        Assert.Equal(Title, read.TextAt(read.Find<PdfValue.Dictionary>(read.Trailer, "Info"), "Title"));
    }

    [Fact]
    public void Metadata_WithAnyText_ConformsAndIsReadBack() =>
        Texts.Mixed.Sample(
            text =>
            {
                var title = $"T {text}";
                var file = SmallDocument.Write(
                    _ => { },
                    SmallDocument.Info with
                    {
                        Title = title,
                        Author = title,
                        Subject = title,
                        Producer = $"P {text}",
                    },
                    attachment: SmallDocument.Attachment with
                    {
                        FileName = $"a{text}.json",
                        Description = $"D {text}",
                    }
                );
                Assert.Empty(PdfConformance.Check(file));
                var read = PdfFileReader.Read(file);
                var said = read.TextAt(read.Find<PdfValue.Dictionary>(read.Trailer, "Info"), "Title");
                Assert.Equal(Texts.Shown(title, keepsLineFeeds: true), said);
            },
            iter: 300
        );

    [Fact]
    public void Attachment_IsReadBackByteForByte()
    {
        var content = Enumerable.Range(0, 256).Select(value => (byte)value).ToArray();
        var file = PdfFileReader.Read(SmallDocument.Write(_ => { }, attachment: SmallDocument.Attachment with { Content = content }));
        var stream = file.Objects.Values.OfType<PdfValue.Stream>().Single(value => file.NameAt(value, "Type") == "EmbeddedFile");
        Assert.Equal(content, StreamDecoder.Decode(file, stream));
    }

    [Fact]
    public void Title_LongerThanAString_IsRefused() =>
        Assert.Throws<ArgumentException>(() =>
            SmallDocument.Write(_ => { }, SmallDocument.Info with { Title = new string('\u00E4', 20_000) })
        );

    [Fact]
    public async Task Dispose_OfADocumentNeverFinished_ReturnsTheMemoryOfAttachments()
    {
        // 40 MB are compressed in an array of 64 MB.
        using var lent = new LentArrays(64 * 1_024 * 1_024);
        using (var document = new PdfDocument(SmallDocument.Info, FontFamily.Noto))
        {
            document.Attach(SmallDocument.Attachment with { Content = new byte[40_000_000] });
        }

        await lent.FirstReturned.WaitAsync(Timeouts.Hang, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Finish_AfterDispose_IsRefused()
    {
        var document = new PdfDocument(SmallDocument.Info, FontFamily.Noto);
        document.Attach(SmallDocument.Attachment);
        document.Dispose();
        document.Dispose();
        Assert.Throws<InvalidOperationException>(() => document.Finish());
    }

    [Fact]
    public void Finish_WithoutPages_IsRefused()
    {
        using var document = new PdfDocument(SmallDocument.Info, FontFamily.Noto);
        Assert.Throws<InvalidOperationException>(() => document.Finish());
    }

    [Fact]
    public void Identifier_WithoutSixteenBytes_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new PdfDocument(SmallDocument.Info with { Identifier = new byte[15] }, FontFamily.Noto)
        );
}
