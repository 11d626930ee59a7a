using System.Text;

namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>A TrueType font with one-byte codes, mapped by character (ISO 32000-1, 9.6.3 and 9.6.6.4; ISO 19005-3, 6.2.11.6).</summary>
internal sealed class ReadSimpleFont(PdfFile file, PdfValue.Dictionary font) : ReadFont(file, font)
{
    private const int Symbolic = 4;
    private const int Nonsymbolic = 32;

    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public override int CodeLength => 1;

    public override PdfValue.Dictionary Holder => Dictionary;

    public override double OtherWidth => File.Find<PdfValue.Number>(Dictionary, "FontDescriptor", "MissingWidth")?.Value ?? 0;

    public override IEnumerable<string> Faults
    {
        get
        {
            if (File.NameAt(Dictionary, "Encoding") != "WinAnsiEncoding")
            {
                yield return "is not encoded WinAnsiEncoding (ISO 19005-3, 6.2.11.6)";
            }

            var flags = (int)(File.Find<PdfValue.Number>(Dictionary, "FontDescriptor", "Flags")?.Value ?? 0);
            if ((flags & (Symbolic | Nonsymbolic)) != Nonsymbolic)
            {
                yield return "does not say that it is not symbolic (ISO 19005-3, 6.2.11.6)";
            }

            if (File.ListAt(Dictionary, "Widths").Count != File.WholeAt(Dictionary, "LastChar") - File.WholeAt(Dictionary, "FirstChar") + 1)
            {
                yield return "has not as many Widths as codes from FirstChar to LastChar";
            }
        }
    }

    public override int GlyphOf(int code, FontProgram program) =>
        Windows.GetString([(byte)code]) is [var character] && !char.IsControl(character) ? program.GlyphOf(character) : 0;

    public override Dictionary<int, double> Widths(List<string> faults)
    {
        var first = File.WholeAt(Dictionary, "FirstChar") ?? 0;

        // Codes between those shown have an entry in the list, but nothing in the font.
        return File.ListAt(Dictionary, "Widths")
            .Select((width, index) => (Code: first + index, Width: (width as PdfValue.Number)?.Value ?? -1))
            .Where(pair => pair.Width != 0 && pair.Code is >= 0 and < 256)
            .ToDictionary(pair => pair.Code, pair => pair.Width);
    }
}
