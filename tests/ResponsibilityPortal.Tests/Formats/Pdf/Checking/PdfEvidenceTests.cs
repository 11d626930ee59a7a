using ResponsibilityPortal.Formats.Pdf.Checking;
using ResponsibilityPortal.Tests.Pdf.Reading;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Formats.Pdf.Checking;

public sealed class PdfEvidenceTests
{
    private const int Megabyte = 1_024 * 1_024;

    /// <summary>Each end marker within the file makes it another file, which would inflate tens of megabytes again.</summary>
    [Fact]
    public void Of_EightEndsWithABombEach_SharesOneBudget()
    {
        var bomb = CraftedPdf.Deflated(new byte[30 * Megabyte]);
        var file = new List<byte>("%PDF-1.7\n"u8.ToArray());
        for (var end = 0; end < 8; end++)
        {
            var start = file.Count;
            file.AddRange(
                System.Text.Encoding.ASCII.GetBytes(
                    $"1 0 obj\n<</Type/XRef/W[1 4 2]/Size 9/Filter/FlateDecode/Length {bomb.Length}>>\nstream\n"
                )
            );
            file.AddRange(bomb);
            file.AddRange(System.Text.Encoding.ASCII.GetBytes($"\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n"));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var evidence = PdfEvidence.Of(
            file.Append((byte)'x').ToArray(),
            [TestCertificates.Portal],
            new CheckingBudget(TestContext.Current.CancellationToken)
        );

        // The first attempt can use up the whole budget; the next ones get none.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 40 * Megabyte);
        Assert.NotNull(evidence.Problem);
        Assert.IsNotType<SignatureEvidence.Holds>(evidence.Signature);
    }

    [Fact]
    public void Of_FileWithAppendedBytes_HoldsUpToItsEarlierEnd()
    {
        byte[] file = [.. SampleDocument.Make(TestCertificates.Portal), .. "more"u8];
        var evidence = PdfEvidence.Of(file, [TestCertificates.Portal], new CheckingBudget(TestContext.Current.CancellationToken));
        Assert.Equal(4, Assert.IsType<SignatureEvidence.HoldsBefore>(evidence.Signature).AppendedBytes);
    }
}
