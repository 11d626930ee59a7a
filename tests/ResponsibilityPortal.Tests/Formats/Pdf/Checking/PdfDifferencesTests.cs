using ResponsibilityPortal.Formats.Pdf.Checking;
using ResponsibilityPortal.Tests.Pdf.Reading;

namespace ResponsibilityPortal.Tests.Formats.Pdf.Checking;

public sealed class PdfDifferencesTests
{
    private static readonly byte[] BeyondTheLimits = [.. "%PDF-1.7\nand no more"u8];

    [Fact]
    public void Between_WithAnUnreadableGenuineFile_IsNull() =>
        Assert.Null(
            PdfDifferences.Between(SampleDocument.Make(), BeyondTheLimits, new CheckingBudget(TestContext.Current.CancellationToken))
        );

    [Fact]
    public void Between_EqualBytes_ReadsNothing() =>
        Assert.Empty(
            PdfDifferences
                .Between(BeyondTheLimits.ToArray(), BeyondTheLimits, new CheckingBudget(TestContext.Current.CancellationToken))!
                .Places
        );
}
