using System.Security.Cryptography.X509Certificates;
using System.Text;
using ResponsibilityPortal.Pdf;
using ResponsibilityPortal.Pdf.Drawing;
using ResponsibilityPortal.Pdf.Fonts;
using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Signing;
using ResponsibilityPortal.Pdf.Structure;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Tests.Pdf.Reading;

/// <summary>A document of two pages with a link, an outline and an attachment.</summary>
internal static class SampleDocument
{
    public const string Source = "https://trust.example/matrices/sample/versions/1/export.pdf?party=customer&by=demo";
    public const string AttachmentName = "sample-v1.json";

    /// <param name="onSecondPage">The text there. Another order of the same letters changes only the page.</param>
    public static byte[] Make(
        X509Certificate2? certificate = null,
        string onSecondPage = "east",
        string attached = """{"a":1}""",
        string title = "A sample",
        string source = Source
    )
    {
        var text = new TextStyle(10, PdfColor.Black);
        using var document = new PdfDocument(
            new DocumentInfo
            {
                Title = title,
                Author = "Somebody",
                Subject = "Something",
                Producer = "Portal 1",
                CreatedAt = new DateTimeOffset(2026, 11, 25, 4, 0, 0, TimeSpan.Zero),
                Identifier = new byte[16],
                Source = source,
                Relation = "The & record",
            },
            FontFamily.Noto
        );
        var flow = new Flow(document, new PageFrame(PageSize.A4, 50, (_, _, _) => { }));
        var top = new Destination();
        flow.Heading(1, "Seats", text, top);
        flow.Paragraph(new TextBlock([new TextSpan("Go to the seats", text, new LinkTarget.Inside(top) { Description = "Seats" })]));
        flow.NewPage();
        flow.Paragraph(new TextBlock(onSecondPage, text));
        document.Attach(new Attachment(AttachmentName, "application/json", "The content", Encoding.UTF8.GetBytes(attached)));
        return document.Finish(certificate is null ? null : new PdfSigner(certificate));
    }

    /// <summary>Returns the file with one byte changed.</summary>
    public static byte[] WithFlipped(this byte[] file, int position, byte mask = 1)
    {
        var flipped = (byte[])file.Clone();
        flipped[position] ^= mask;
        return flipped;
    }
}
