using System.Globalization;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Pdf.Reading;

namespace ResponsibilityPortal.Formats.Pdf.Checking;

/// <summary>Where a PDF differs from the one that was made anew in its place.</summary>
/// <param name="Places">The parts that differ, in words that go on a sentence: "page 3".</param>
/// <param name="AreInCompressionOnly">Whether every page and part is the same, and only its compressed form is not: another build of the runtime does that.</param>
/// <param name="TouchPages">Whether what is drawn on a page differs.</param>
public sealed record PdfDifferences(ValueList<string> Places, bool AreInCompressionOnly, bool TouchPages)
{
    /// <summary>How many pages are named one by one.</summary>
    private const int PagesMaxCount = 20;

    /// <param name="given">From anybody.</param>
    /// <param name="genuine">Made anew just now.</param>
    /// <param name="budget">What the whole check of the given file may cost.</param>
    /// <returns>Null when the files differ and the genuine one cannot be read again, so that the parts cannot be compared.</returns>
    public static PdfDifferences? Between(ReadOnlyMemory<byte> given, ReadOnlyMemory<byte> genuine, CheckingBudget budget)
    {
        try
        {
            return Of(PdfComparison.Between(given, genuine, budget.Reading, budget.CancellationToken), given.Length != genuine.Length);
        }
        catch (UnreadablePdfException)
        {
            return null;
        }
    }

    private static PdfDifferences Of(IReadOnlyList<PdfPart> parts, bool isOtherLength)
    {
        var pages = parts.Where(part => part.Kind == PdfPartKind.Page).ToList();
        var words = pages.Take(PagesMaxCount).Select(WordsFor).ToList();
        if (pages.Count > PagesMaxCount)
        {
            words.Add(string.Create(CultureInfo.InvariantCulture, $"{pages.Count - PagesMaxCount} more pages"));
        }

        words.AddRange(parts.Where(part => part.Kind != PdfPartKind.Page).Take(PagesMaxCount).Select(WordsFor));
        // Another runtime compresses to another length. Bytes that differ in a file of the same length were changed by somebody.
        var isOnlyCompression = parts is [{ Kind: PdfPartKind.Compression }] && isOtherLength;
        return new PdfDifferences(words.Distinct(StringComparer.Ordinal).ToValueList(), isOnlyCompression, pages.Count > 0);
    }

    private static string WordsFor(PdfPart part) => part.Kind switch
    {
        PdfPartKind.Page => string.Create(CultureInfo.InvariantCulture, $"page {part.Number}"),
        PdfPartKind.PageFrame => string.Create(CultureInfo.InvariantCulture, $"the size or the links of page {part.Number}"),
        PdfPartKind.Attachment => "the attached JSON",
        PdfPartKind.Fonts => "the fonts",
        PdfPartKind.Looks => "colours and patterns",
        PdfPartKind.Structure => "the structure for screen readers",
        PdfPartKind.Outline => "the outline",
        PdfPartKind.Metadata => "what the file says of itself (its metadata)",
        PdfPartKind.Signature => "the signature",
        PdfPartKind.Catalog => "the list of pages",
        PdfPartKind.Packed => "small parts that are packed together (structure, links, lists)",
        PdfPartKind.Frame => "bytes outside of any part (the table that finds them, and between them)",
        PdfPartKind.Compression => "how its parts are compressed",
        _ => "bytes behind the end of the file",
    };
}
