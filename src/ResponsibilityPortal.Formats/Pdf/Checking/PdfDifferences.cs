using System.Globalization;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Pdf.Reading;

namespace ResponsibilityPortal.Formats.Pdf.Checking;

/// <summary>Where a PDF differs from its regenerated copy.</summary>
/// <param name="Places">The parts that differ, in words that can continue a sentence: "page 3".</param>
/// <param name="AreInCompressionOnly">Whether all pages and parts are the same and only their compression differs, as with another build of
/// the runtime.</param>
/// <param name="TouchPages">Whether what is drawn on a page differs.</param>
public sealed record PdfDifferences(ValueList<string> Places, bool AreInCompressionOnly, bool TouchPages)
{
    /// <summary>How many pages are listed individually.</summary>
    private const int PagesMaxCount = 20;

    /// <param name="given">An untrusted file.</param>
    /// <param name="genuine">The regenerated file.</param>
    /// <param name="budget">The budget for the whole check of the given file.</param>
    /// <returns>Null when the files differ and the genuine one can't be read again, so that the parts can't be compared.</returns>
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
        // Another runtime compresses to another length. If the length is the same and bytes differ, the file was altered.
        var isOnlyCompression = parts is [{ Kind: PdfPartKind.Compression }] && isOtherLength;
        return new PdfDifferences(words.Distinct(StringComparer.Ordinal).ToValueList(), isOnlyCompression, pages.Count > 0);
    }

    private static string WordsFor(PdfPart part) =>
        part.Kind switch
        {
            PdfPartKind.Page => string.Create(CultureInfo.InvariantCulture, $"page {part.Number}"),
            PdfPartKind.PageFrame => string.Create(CultureInfo.InvariantCulture, $"the size or the links of page {part.Number}"),
            PdfPartKind.Attachment => "the attached JSON",
            PdfPartKind.Fonts => "the fonts",
            PdfPartKind.Appearance => "colours and patterns",
            PdfPartKind.Structure => "the structure for screen readers",
            PdfPartKind.Outline => "the outline",
            PdfPartKind.Metadata => "the metadata of the file",
            PdfPartKind.Signature => "the signature",
            PdfPartKind.Catalog => "the list of pages",
            PdfPartKind.Packed => "small parts that are packed together (structure, links, lists)",
            PdfPartKind.Frame => "bytes outside any part (the cross-reference table, or between parts)",
            PdfPartKind.Compression => "the compression of its parts",
            _ => "bytes after the end of the file",
        };
}
