using System.Text;

namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>Finds the external links of a file.</summary>
public static class PdfLinks
{
    /// <summary>
    /// Returns the web addresses that the file links to (ISO 32000-1, 12.6.4.7), in the order of its objects. A few objects that can't be
    /// read are skipped.
    /// </summary>
    public static IEnumerable<string> In(PdfFile file)
    {
        var unreadable = 0;
        foreach (var id in file.Ids.Where(file.IsPacked))
        {
            var address = AddressIn(file, id, ref unreadable);
            if (unreadable > ReadingLimits.UnreadableMaxCount)
            {
                yield break;
            }

            if (address is not null)
            {
                yield return address;
            }
        }
    }

    /// <summary>Searches annotations as bytes, because a file has many objects and few of them are links.</summary>
    private static string? AddressIn(PdfFile file, int id, ref int unreadable)
    {
        var action = "/A<</S/URI/URI"u8;
        try
        {
            var text = file.PackedText(id).Span;
            return text.IndexOf(action) is >= 0 and var at && new PdfSyntax(text, at + action.Length).Value() is PdfValue.Literal address
                ? Encoding.Latin1.GetString(PdfSyntax.Unescaped(text[address.Start..address.End]))
                : null;
        }
        catch (UnreadablePdfException)
        {
            unreadable++;
            return null;
        }
    }
}
