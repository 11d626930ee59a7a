using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Structure;
using ResponsibilityPortal.Pdf.Text;
using ResponsibilityPortal.Tests.Support.Pdf;

namespace ResponsibilityPortal.Tests.Pdf.Text;

public sealed class LinkTargetTests
{
    [Theory]
    [InlineData("https://lamp.example/a b(c)\\d", "https://lamp.example/a%20b(c)/d")]
    [InlineData("https://lamp.example/\u00E4?\u00F6#\u00FC", "https://lamp.example/%C3%A4?%C3%B6#%C3%BC")]
    [InlineData("https://l\u00E4mp.example/", "https://xn--lmp-qla.example/")]
    [InlineData("http://lamp.example:8080/x", "http://lamp.example:8080/x")]
    public void Address_IsWrittenInAscii(string address, string written)
    {
        var file = Write(new LinkTarget.Web(address) { Description = "The lamp" });
        Assert.Empty(PdfConformance.Check(file));
        var read = PdfFileReader.Read(file);
        Assert.Equal(
            [written],
            read.Objects.Values.Select(value => read.Find<PdfValue.Dictionary>(value, "A"))
                .OfType<PdfValue.Dictionary>()
                .Select(action => read.TextAt(action, "URI"))
        );
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://lamp.example/")]
    [InlineData("mailto:lamp@lamp.example")]
    [InlineData("/relative")]
    [InlineData("")]
    public void Address_OfAnotherKind_IsRefused(string address) =>
        Assert.ThrowsAny<Exception>(() => Write(new LinkTarget.Web(address) { Description = "The lamp" }));

    [Fact]
    public void Link_ToADestinationThatWasNeverPlaced_IsRefused() =>
        Assert.ThrowsAny<InvalidOperationException>(() => Write(new LinkTarget.Inside(new Destination()) { Description = "Nowhere" }));

    [Fact]
    public void Description_IsPrintableText()
    {
        var file = Write(new LinkTarget.Web("https://lamp.example/") { Description = "The\u202E lamp\0 \uD800" });
        Assert.Empty(PdfConformance.Check(file));
        var read = PdfFileReader.Read(file);
        Assert.Contains(
            "The lamp \uFFFD",
            read.Objects.Values.Where(value => read.NameAt(value, "Subtype") == "Link").Select(link => read.TextAt(link, "Contents"))
        );
    }

    private static byte[] Write(LinkTarget target) =>
        SmallDocument.Write(flow => flow.Paragraph(new TextBlock(new TextSpan("the lamp", SmallDocument.Plain, target))));
}
