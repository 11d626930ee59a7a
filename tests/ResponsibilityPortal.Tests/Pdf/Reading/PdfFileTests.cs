using System.Runtime.InteropServices;
using System.Text;
using ResponsibilityPortal.Pdf.Reading;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Pdf.Reading;

/// <summary>Files of the writer are read. Crafted files are refused with a reason, quickly and without much memory.</summary>
public sealed class PdfFileTests
{
    private const string OnePage = "<</Type/Pages/Count 1/Kids[3 0 R]>>";

    public static TheoryData<string, byte[]> Hostile =>
        new()
        {
            { "nothing", [] },
            { "another version", "%PDF-1.4\n"u8.ToArray() },
            { "no end", "%PDF-1.7\n"u8.ToArray() },
            { "something behind the end", [.. SampleDocument.Make(), (byte)'\n'] },
            { "an end that leads outside", "%PDF-1.7\nstartxref\n999999\n%%EOF\n"u8.ToArray() },
            { "an end that leads to itself", "%PDF-1.7\nstartxref\n9\n%%EOF\n"u8.ToArray() },
            { "a number that is none", "%PDF-1.7\nstartxref\n99999999999999999999\n%%EOF\n"u8.ToArray() },
            { "more objects than there are", new CraftedPdf().Object("<<>>").Finish(size: 100_000) },
            { "more objects than are read", new CraftedPdf().Object("<<>>").Finish(size: int.MaxValue) },
            { "no catalog", new CraftedPdf().Object("<<>>").Finish(entries: "") },
            { "a catalog that is no dictionary", new CraftedPdf().Object("[]").Finish() },
            { "a catalog that is the table", new CraftedPdf().Finish() },
            { "a page tree without pages", new CraftedPdf().Object("<</Pages 2 0 R>>").Object("<</Kids[]>>").Finish() },
            { "an earlier table", new CraftedPdf().Object("<<>>").Finish(entries: "/Root 1 0 R/Prev 9") },
            { "arrays in arrays", new CraftedPdf().Object(new string('[', 100_000)).Finish() },
            { "dictionaries in dictionaries", new CraftedPdf().Object(string.Concat(Enumerable.Repeat("<</A", 50_000))).Finish() },
            { "a great many values", new CraftedPdf().Object($"[{string.Concat(Enumerable.Repeat("0 ", 300_000))}]").Finish() },
            {
                "many values under every page",
                new CraftedPdf()
                    .Object("<</Pages 2 0 R>>")
                    .Object($"<</Kids[{string.Concat(Enumerable.Repeat("3 0 R ", 40))}]>>")
                    .Object($"[{string.Concat(Enumerable.Repeat("0 ", 249_000))}]")
                    .Finish()
            },
            { "an object stream in itself", new CraftedPdf().Refer(2, 1, 0).Finish() },
            { "object streams in one another", new CraftedPdf().Refer(2, 2, 0).Refer(2, 1, 0).Finish() },
            { "a stream longer than the file", new CraftedPdf().Object("<</Length 99999999>>\nstream\n").Finish() },
            { "a stream of negative length", new CraftedPdf().Object("<</Length -1>>\nstream\n").Finish() },
            {
                "an object stream with a wrong head",
                new CraftedPdf().Refer(2, 2, 0).Stream("/Type/ObjStm/N 1/First 4", "1 9 <<>>"u8).Finish()
            },
            {
                "an object stream of a billion objects",
                new CraftedPdf().Refer(2, 2, 0).Stream("/Type/ObjStm/N 1000000000/First 4", "1 0 <<>>"u8).Finish()
            },
            {
                "a stream that needs a dictionary which it does not bring",
                new CraftedPdf().Refer(2, 2, 0).Stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", [0x78, 0xBB, 0, 0, 0, 1]).Finish()
            },
            { "one key twice", new CraftedPdf().Object("<</Pages 2 0 R/Pages 3 0 R>>").Finish() },
            { "a second way to the catalog", new CraftedPdf().Object("<<>>").Finish(entries: "/Root 1 0 R/#52oot 2 0 R") },
            { "a table in sections", new CraftedPdf().Object("<<>>").Finish(entries: "/Root 1 0 R/Index[0 2]") },
            {
                "a stream that ends before its data",
                new CraftedPdf()
                    .Refer(2, 2, 0)
                    .Stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", CraftedPdf.Deflated("1 0 <<>>"u8).AsSpan()[..^1])
                    .Finish()
            },
            {
                "something behind the data of a stream",
                new CraftedPdf()
                    .Refer(2, 2, 0)
                    .Stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", [.. CraftedPdf.Deflated("1 0 <<>>"u8), 0])
                    .Finish()
            },
            { "a string without end", new CraftedPdf().Object("<</Pages (").Finish() },
        };

    public static TheoryData<string, byte[]> HostileContents =>
        new()
        {
            {
                "a bomb",
                new CraftedPdf()
                    .Object("<</Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a) 4 0 R]>>>>>>")
                    .Object(OnePage)
                    .Object("<<>>")
                    .Object("<</EF<</F 5 0 R>>>>")
                    .Stream("/Filter/FlateDecode", CraftedPdf.Deflated(new byte[ReadingLimits.InflatedMaxBytes + 1]))
                    .Finish()
            },
            {
                "the same file under many names",
                new CraftedPdf()
                    .Object($"<</Pages 2 0 R/Names<</EmbeddedFiles<</Names[{string.Concat(Enumerable.Repeat("(a) 4 0 R", 16))}]>>>>>>")
                    .Object(OnePage)
                    .Object("<<>>")
                    .Object("<</EF<</F 5 0 R>>>>")
                    .Stream("/Filter/FlateDecode", CraftedPdf.Deflated(new byte[10_000_000]))
                    .Finish()
            },
            {
                "another filter",
                new CraftedPdf()
                    .Object("<</Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a) 4 0 R]>>>>>>")
                    .Object(OnePage)
                    .Object("<<>>")
                    .Object("<</EF<</F 5 0 R>>>>")
                    .Stream("/Filter/LZWDecode", "abc"u8)
                    .Finish()
            },
            {
                "no file",
                new CraftedPdf()
                    .Object("<</Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a) 4 0 R]>>>>>>")
                    .Object(OnePage)
                    .Object("<<>>")
                    .Object("<<>>")
                    .Finish()
            },
        };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Attachment_IsReadBackByteForByte(bool isSigned)
    {
        var attachment = PdfAttachments.In(PdfFile.Read(SampleDocument.Make(isSigned ? TestCertificates.Somebody : null)))!;
        Assert.Equal(SampleDocument.AttachmentName, attachment.Name);
        Assert.Equal("""{"a":1}""", Encoding.UTF8.GetString(attachment.Content.Span));
    }

    [Fact]
    public void Claims_OfAFile_AreFound()
    {
        var claims = MetadataClaims.Of(SampleDocument.Make());
        Assert.Equal(
            (SampleDocument.Source, "Portal 1", new string('0', 32), "The & record"),
            (claims.Source, claims.Producer, claims.Identifier, claims.Relation)
        );
    }

    [Fact]
    public void Claims_OutsideTheMetadata_AreIgnored()
    {
        var file = new RecompressedPdf(SampleDocument.Make()) { InHead = "%<dc:source>http://x/</dc:source>\n" }.Make();
        Assert.Equal(SampleDocument.Source, MetadataClaims.Of(PdfFile.Read(file)).Source);
        Assert.Equal("http://x/", MetadataClaims.Of(file).Source);
    }

    [Fact]
    public void Links_OfAFile_AreFound() =>
        Assert.Equal(["https://lamp.example/manual"], PdfLinks.In(PdfFile.Read(SmallDocument.WithEverything())));

    [Fact]
    public void Attachment_IsNotCopied()
    {
        var file = new CraftedPdf()
            .Object("<</Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a) 4 0 R]>>>>>>")
            .Object(OnePage)
            .Object("<<>>")
            .Object("<</AFRelationship/Source/EF<</F 5 0 R>>>>")
            .Stream("", "abc"u8)
            .Finish();
        Assert.True(MemoryMarshal.TryGetArray(PdfAttachments.In(PdfFile.Read(file))!.Content, out var content));
        Assert.Same(file, content.Array);
    }

    [Fact]
    public void Claims_OfOtherBytes_AreNone() =>
        Assert.Equal(new MetadataClaims(null, null, null, null), MetadataClaims.Of("<dc:source>never ends"u8));

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Read_CraftedFile_IsRefusedWithAReason(string what, byte[] file)
    {
        Assert.NotEmpty(what);
        Refuses(() => PdfAttachments.In(PdfFile.Read(file)));
    }

    [Theory]
    [MemberData(nameof(HostileContents))]
    public void Contents_OfACraftedFile_AreRefusedWithAReason(string what, byte[] file)
    {
        Assert.NotEmpty(what);
        var read = PdfFile.Read(file);
        Refuses(() => PdfAttachments.In(read));
    }

    [Fact]
    public void Read_OneObjectUnderEveryNumber_IsLimited()
    {
        var large = new CraftedPdf()
            .Object("<</Pages 2 0 R>>")
            .Object(OnePage)
            .Object($"({new string('a', 1_000_000)})")
            .Refer(1, 49, 0, count: 60_000)
            .Finish();
        Assert.NotEmpty(PdfComparison.Between(large, SampleDocument.Make(), TestContext.Current.CancellationToken));
    }

    /// <summary>A file of half a megabyte, which once took gigabytes to read.</summary>
    [Fact]
    public void Read_OneObjectForEveryPage_TakesLittleMemory()
    {
        const long MostAllocated = 150_000_000;
        var file = new CraftedPdf()
            .Object("<</Pages 2 0 R>>")
            .Object($"<</Kids[{string.Concat(Enumerable.Repeat("3 0 R ", 265))}]>>")
            .Object($"[{string.Concat(Enumerable.Repeat("0 ", 249_000))}]")
            .Finish();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refuses(() => PdfAttachments.In(PdfFile.Read(file)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, MostAllocated);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("<")]
    [InlineData("[/A ")]
    [InlineData("<</A (")]
    public void Read_UnfinishedValue_IsCountedEachTimeAndLimited(string start)
    {
        const int Length = 4_000_000;
        var budget = new ReadingBudget(TestContext.Current.CancellationToken);
        var read = PdfFile.Read(new CraftedPdf().Object("<</Pages 2 0 R>>").Object($"{start}{new string('a', Length)}").Finish(), budget);
        for (var time = 1; time <= 3; time++)
        {
            Refuses(() => PdfAttachments.In(read));
            Assert.InRange(budget.ParsedBytes, time * Length, (time * (Length + 1_000)) + 1_000);
        }

        for (var time = 0; time < 100; time++)
        {
            Refuses(() => PdfAttachments.In(read));
        }

        Assert.InRange(budget.ParsedBytes, ReadingLimits.ParsedMaxBytes, ReadingLimits.ParsedMaxBytes + Length + 1_000);
    }

    [Fact]
    public void Read_ObjectInAWrongPlace_IsRefused()
    {
        var budget = new ReadingBudget(TestContext.Current.CancellationToken);
        var read = PdfFile.Read(
            new CraftedPdf()
                .Object("<</Pages 3 0 R>>")
                .Object(new string('a', 4_000_000))
                .Refer(1, "%PDF-1.7\n1 0 obj\n<</Pages 3 0 R>>\nendobj\n".Length, 0)
                .Finish(),
            budget
        );
        Refuses(() => PdfAttachments.In(read));
        Assert.InRange(budget.ParsedBytes, 1, 1_000);
    }

    [Fact]
    public void Read_NumberWithManyDigits_IsRefused() =>
        Refuses(() => PdfFile.Read(Encoding.ASCII.GetBytes($"%PDF-1.7\n{new string('0', 30)}9 0 obj\nstartxref\n9\n%%EOF\n")));

    [Fact]
    public void Read_WithAnyChange_IsReadOrRefused()
    {
        var file = SampleDocument.Make(TestCertificates.Somebody);
        var random = new Random(7);
        var refused = 0;
        for (var run = 0; run < 3_000; run++)
        {
            var changed = (byte[])file.Clone();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            }

            try
            {
                var read = PdfFile.Read(changed);
                PdfAttachments.In(read);
                ReadSignature.In(read);
            }
            catch (UnreadablePdfException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 1, 2_999);
    }

    private static void Refuses(Action act) =>
        Assert.EndsWith(".", Assert.Throws<UnreadablePdfException>(act).Message, StringComparison.Ordinal);
}
