using System.Text;
using ResponsibilityPortal.Pdf.Reading;

namespace ResponsibilityPortal.Tests.Pdf.Reading;

/// <summary>Small files that would take hundreds of megabytes are refused with a reason, and take almost none.</summary>
public sealed class ReadingBudgetTests
{
    private const int Megabyte = 1_024 * 1_024;

    /// <summary>A file of about 97 KB whose page tree is in an object stream of 95 MB.</summary>
    private static byte[] StreamOf95Megabytes => Packed(Enumerable.Repeat((byte)' ', 95 * Megabyte).ToArray());

    [Fact]
    public void Read_ObjectStreamOf95Megabytes_IsRefusedWithoutMemory()
    {
        var file = StreamOf95Megabytes;
        Assert.InRange(file.Length, 1, 300_000);
        Assert.Equal("Its streams hold more than 32 MB.", Refusal(file, Megabyte));
    }

    [Fact]
    public void Read_LiteralOf60Megabytes_IsRefusedWithoutMemory() =>
        Assert.Equal(
            "Its streams hold more than 32 MB.",
            Refusal(Packed([.. "<</Kids("u8, .. Enumerable.Repeat((byte)'a', 60 * Megabyte), .. ")>>"u8]), Megabyte)
        );

    [Fact]
    public void Read_LiteralWithinTheBudget_IsNotCopied()
    {
        const int Literal = 20 * Megabyte;
        var file = Packed([.. "<</Kids("u8, .. Enumerable.Repeat((byte)'a', Literal), .. ")>>"u8]);
        Assert.EndsWith("a string is too long.", Refusal(file, Literal + Megabyte), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NameOfManyMegabytes_IsRefusedWithoutMemory() =>
        Assert.EndsWith(
            "a name is too long.",
            Refusal(new CraftedPdf().Object($"<</Pages/{new string('a', 8 * Megabyte)}>>").Finish(), Megabyte),
            StringComparison.Ordinal
        );

    [Fact]
    public void Read_SameFileAgain_UsesTheSameBudget()
    {
        var budget = new ReadingBudget(TestContext.Current.CancellationToken);
        var file = Packed(Enumerable.Repeat((byte)' ', 20 * Megabyte).ToArray());
        Assert.EndsWith("a value is missing.", Refusal(file, budget), StringComparison.Ordinal);
        Assert.False(budget.IsSpent);
        Assert.Equal("Its streams hold more than 32 MB.", Refusal(file, budget));
        Assert.True(budget.IsSpent);
        Assert.InRange(budget.InflatedBytes, 1, ReadingLimits.InflatedMaxBytes + Megabyte);
    }

    [Fact]
    public void Read_AfterCancellation_Stops()
    {
        var file = StreamOf95Megabytes;
        Assert.ThrowsAny<OperationCanceledException>(() =>
            PdfAttachments.In(PdfFile.Read(file, new ReadingBudget(new CancellationToken(canceled: true))))
        );
    }

    [Fact]
    public void Links_WithManyMissingObjects_AreLimited()
    {
        var good = Packed("<</A<</S/URI/URI(https://late.example/)>>>>"u8, missingBefore: 100_000);
        Assert.Empty(PdfLinks.In(PdfFile.Read(good)));
        Assert.Equal(
            ["https://late.example/"],
            PdfLinks.In(PdfFile.Read(Packed("<</A<</S/URI/URI(https://late.example/)>>>>"u8, missingBefore: 100)))
        );
    }

    /// <summary>A file with a catalog, and a page tree in an object stream.</summary>
    private static byte[] Packed(ReadOnlySpan<byte> content, int missingBefore = 0)
    {
        var number = 2 + missingBefore;
        var head = Encoding.ASCII.GetBytes($"{number} 0 ");
        return new CraftedPdf()
            .Object("<</Pages 2 0 R>>")
            .Refer(2, 9_999_999, 0, missingBefore)
            .Refer(2, number + 1, 0)
            .Stream($"/Type/ObjStm/N 1/First {head.Length}/Filter/FlateDecode", CraftedPdf.Deflated([.. head, .. content]))
            .Finish();
    }

    private static string Refusal(byte[] file, long mostAllocated)
    {
        var budget = new ReadingBudget(TestContext.Current.CancellationToken);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = Refusal(file, budget);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, mostAllocated);
        return refusal;
    }

    private static string Refusal(byte[] file, ReadingBudget budget) =>
        Assert.Throws<UnreadablePdfException>(() => PdfAttachments.In(PdfFile.Read(file, budget))).Message;
}
