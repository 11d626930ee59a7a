namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>The content of a page and everything that it draws.</summary>
internal sealed class PageContent
{
    /// <summary>In the order of the content stream.</summary>
    public List<ShownText> Texts { get; } = [];

    /// <summary>Identifiers of its marked-content sequences, in the order in which they begin.</summary>
    public List<int> Mcids { get; } = [];

    public static PageContent Of(PdfFile file, PdfPage page, Findings findings)
    {
        var content = new PageContent();
        var data = new List<byte>();
        foreach (var part in file.ListAt(page.Dictionary, "Contents").OfType<PdfValue.Stream>())
        {
            data.AddRange(StreamDecoder.Decode(file, part));
            data.Add((byte)'\n');
        }

        new ContentScanner(file, findings, content, $"Page {page.Number}").Scan([.. data], page.Resources);
        return content;
    }
}
