using System.Text;
using ResponsibilityPortal.Tests.Pdf;

namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>The checks accept a conforming file and can fail: each defect in a broken file is found.</summary>
public sealed class PdfConformanceTests
{
    private static readonly Dictionary<string, byte[]> Good = new()
    {
        ["by hand"] = SamplePdf.Bytes,
        ["by the writer"] = SmallDocument.WithEverything(),
    };

    public static TheoryData<string, string> BrokenFiles =>
        [.. from broken in Breakages.All from good in Good.Keys select new TheoryDataRow<string, string>(broken.Name, good)];

    [Theory]
    [InlineData("by hand")]
    [InlineData("by the writer")]
    public void Check_OfAConformingFile_FindsNothing(string made) => Assert.Empty(PdfConformance.Check(Good[made]));

    [Theory]
    [InlineData("by hand")]
    [InlineData("by the writer")]
    public void Check_OfAConformingFileWrittenAgain_FindsNothing(string made) =>
        Assert.Empty(PdfConformance.Check(BrokenPdf.Of(Good[made], _ => { })));

    [Fact]
    public void Check_OfAConformingFile_CountsEverything()
    {
        var counts = PdfConformance.Inspect(SamplePdf.Bytes).Counts;
        Assert.Equal(
            (2, 1, 3, 3, 1, 12, 1, 1, 2),
            (
                counts["pages"],
                counts["tables"],
                counts["rows"],
                counts["header cells"],
                counts["links"],
                counts["pairs of page and MCID"],
                counts["artifacts"],
                counts["uses of a tile"],
                counts["fonts"]
            )
        );
    }

    [Theory]
    [MemberData(nameof(BrokenFiles))]
    public void Check_OfABrokenFile_NamesTheDefect(string broken, string made)
    {
        var breakage = Breakages.All.Single(other => other.Name == broken);
        var violations = PdfConformance.Check(BrokenPdf.Of(Good[made], breakage.Break));
        Assert.Contains(violations, violation => violation.Contains(breakage.Said, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_OfAnEmptyFile_ReportsEverythingMissing()
    {
        var catalog = (PdfValue.Dictionary)new PdfSyntax("<< /Type /Catalog /Pages 2 0 R >>"u8.ToArray(), 0, true).Read();
        var pages = (PdfValue.Dictionary)new PdfSyntax("<< /Type /Pages /Kids [] /Count 0 >>"u8.ToArray(), 0, true).Read();
        var trailer = new PdfValue.Dictionary { ["Root"] = new PdfValue.Reference(1) };
        var violations = PdfConformance.Check(PdfFileWriter.Write(new Dictionary<int, PdfValue> { [1] = catalog, [2] = pages }, trailer));
        foreach (
            var missing in "pages,painting operators,marked-content sequences,shown strings,fonts,shown glyphs,widths,elements,headings,pairs of page and MCID,attachments,outline entries".Split(
                ','
            )
        )
        {
            Assert.Contains($"The file has no {missing} to check.", violations);
        }
    }

    [Theory]
    [InlineData("%PDF-1.7", "%PDF-2.0", "does not begin with %PDF-1.7")]
    [InlineData("%PDF-1.7\n%\u00E2\u00E3", "%PDF-1.7\n%ab", "no comment of four bytes above 127")]
    [InlineData("startxref\n", "startxref\n9", "cannot be read")]
    [InlineData("%%EOF\n", "%%EOF\nmore", "does not end with %%EOF")]
    [InlineData("1 0 obj\n", "1\t0 obj\n", "does not begin on its own line")]
    [InlineData(">>\nendobj", ">> endobj", "isn't on its own line")]
    public void Check_OfMisplacedBytes_FindsThem(string find, string replacement, string said)
    {
        var file = Encoding.Latin1.GetString(SamplePdf.Bytes);
        var at = file.IndexOf(find, StringComparison.Ordinal);
        var broken = file[..at] + replacement + file[(at + find.Length)..];
        Assert.Contains(
            PdfConformance.Check(Encoding.Latin1.GetBytes(broken)),
            violation => violation.Contains(said, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(1_000)]
    public void Check_OfATruncatedFile_CannotReadIt(int length) =>
        Assert.Contains(
            PdfConformance.Check(SamplePdf.Bytes[..length]),
            violation => violation.StartsWith("The file cannot be read", StringComparison.Ordinal)
        );

    /// <summary>Altered bytes anywhere are reported or make no difference. The checks themselves never fail on them.</summary>
    [Theory]
    [InlineData("by hand")]
    [InlineData("by the writer")]
    public void Check_OfRandomlyAlteredBytes_DoesNotThrow(string made)
    {
        var random = new Random(1);
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var file = Good[made].ToArray();
            for (var count = random.Next(1, 4); count > 0; count--)
            {
                file[random.Next(file.Length)] = (byte)random.Next(256);
            }

            PdfConformance.Check(file);
        }
    }
}
