using System.Security.Cryptography.X509Certificates;
using ResponsibilityPortal.Pdf;
using ResponsibilityPortal.Pdf.Drawing;
using ResponsibilityPortal.Pdf.Fonts;
using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Signing;
using ResponsibilityPortal.Pdf.Structure;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Tests.Pdf;

/// <summary>Small documents: a heading, the blocks of a test, and an attachment.</summary>
internal static class SmallDocument
{
    public static TextStyle Plain { get; } = new(10, PdfColor.Black);

    public static TextStyle Large { get; } = new(16, PdfColor.Black, Bold: true);

    public static PageFrame Frame { get; } =
        new(PageSize.A4, 50, (canvas, page, pages) => canvas.Write($"Page {page} of {pages}", 50, 25, Plain));

    public static DocumentInfo Info { get; } =
        new()
        {
            Title = "Lamp responsibilities",
            Author = "Lamp Works",
            Subject = "Who answers for what in Lamp",
            Producer = "Responsibility Portal 1",
            CreatedAt = new DateTimeOffset(2026, 1, 31, 12, 30, 15, TimeSpan.FromHours(2)),
            Identifier = "0123456789abcdef"u8.ToArray(),
            Source = "https://lamp.example/matrices/lamp?a=1&b=2",
        };

    public static Attachment Attachment { get; } =
        new("lamp.json", "application/json", "The matrix as data", "{\"slug\":\"lamp\"}"u8.ToArray());

    public static byte[] Write(
        Action<Flow> add,
        DocumentInfo? info = null,
        PageFrame? frame = null,
        Attachment? attachment = null,
        X509Certificate2? signedWith = null
    )
    {
        using var document = new PdfDocument(info ?? Info, FontFamily.Noto);
        document.Attach(attachment ?? Attachment);
        var flow = new Flow(document, frame ?? Frame);
        flow.Heading(1, "Lamp", Large, new Destination());
        add(flow);
        flow.Finish();
        return document.Finish(signedWith is null ? null : new PdfSigner(signedWith));
    }

    public static FlowCell Cell(string text) => new(new TextBlock(text, Plain));

    public static FlowRow Row(params string[] cells) => new([.. cells.Select(Cell)]);

    /// <summary>Returns a document with one of each kind of block.</summary>
    public static byte[] WithEverything(X509Certificate2? signedWith = null) =>
        Write(
            signedWith: signedWith,
            add: flow =>
            {
                var (duties, sources) = (new Destination(), new Destination());
                flow.Contents([new ContentsEntry("Duties", 1, duties), new ContentsEntry("Sources", 2, sources)], Large, Plain);
                flow.NewPage();
                flow.Heading(2, "Duties", Large, duties);
                flow.Paragraph(
                    new TextBlock([
                        new TextSpan("Read ", Plain),
                        new TextSpan(
                            "the manual",
                            Plain,
                            new LinkTarget.Web("https://lamp.example/manual") { Description = "The manual of the lamp" }
                        ),
                        new TextSpan(" first \u2713.", Plain),
                    ])
                );
                flow.Figure(
                    "A lamp, lit",
                    60,
                    40,
                    canvas =>
                    {
                        canvas.FillRectangle(
                            0,
                            0,
                            60,
                            40,
                            new Paint.Pattern(6, tile => tile.FillRectangle(0, 0, 3, 3, new PdfColor(0, 90, 160)))
                        );
                        canvas.StrokeRectangle(0, 0, 60, 40, 1, PdfColor.Black);
                        canvas.FillCircle(30, 20, 8, new PdfColor(255, 200, 0));
                        canvas.StrokeLine(0, 0, 60, 40, 0.5, PdfColor.Black);
                    }
                );
                flow.FigureAtRight(
                    "A small mark",
                    20,
                    20,
                    canvas => canvas.FillCircle(10, 10, 9, new PdfColor(200, 0, 0)),
                    new TextBlock("A mark", Plain)
                );
                flow.Table(
                    new FlowTable([2, 3, 3], Row("Duty", "Hosted", "Own site"))
                    {
                        Summary = "Who answers for each duty",
                        DetailHeader = Cell("More"),
                    },
                    Enumerable
                        .Range(1, 60)
                        .Select(number =>
                            Row($"Duty {number}", $"Lamp Works {number}", $"Customer {number}") with
                            {
                                Detail = number % 3 == 0 ? Cell($"More about duty {number}") : null,
                            }
                        )
                );
                flow.Table(new FlowTable([1, 2], Header: null), [Row("Version", "3"), Row("In force since", "2026-01-31")]);
                flow.Heading(2, "Sources", Large, sources);
                flow.List(
                    [
                        new FlowListItem("S1", new TextBlock("The manual.", Plain)),
                        new FlowListItem("S2", new TextBlock("The label.", Plain), new TextBlock("Read twice.", Plain) { SpaceBefore = 3 }),
                    ],
                    Plain,
                    30
                );
                flow.Paragraph(
                    new TextBlock([
                        new TextSpan("Back to the duties", Plain, new LinkTarget.Inside(duties) { Description = "Go to the duties" }),
                    ])
                    {
                        Badge = new Badge("C", new PdfColor(220, 230, 250), PdfColor.Black, PdfColor.Black),
                    }
                );
            }
        );
}
