using ResponsibilityPortal.Formats.Pdf.Checking;
using ResponsibilityPortal.Tests.Pdf.Reading;

namespace ResponsibilityPortal.Tests.Formats.Pdf.Checking;

public sealed class PdfDifferencesTests
{
    private static readonly byte[] BeyondWhatIsRead = [.. "%PDF-1.7\nand no more"u8];

    [Fact]
    public void What_cannot_be_read_again_is_not_compared() =>
        Assert.Null(PdfDifferences.Between(SampleDocument.Make(), BeyondWhatIsRead, new CheckingBudget(TestContext.Current.CancellationToken)));

    [Fact]
    public void Equal_bytes_need_not_be_read() =>
        Assert.Empty(PdfDifferences.Between(BeyondWhatIsRead.ToArray(), BeyondWhatIsRead, new CheckingBudget(TestContext.Current.CancellationToken))!.Places);
}
