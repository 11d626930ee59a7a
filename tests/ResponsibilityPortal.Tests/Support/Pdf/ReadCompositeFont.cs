namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>
/// A Type 0 font with TrueType outlines, whose codes are glyph numbers of two bytes (ISO 32000-1, 9.7; ISO 19005-3, 6.2.11.3).
/// </summary>
internal sealed class ReadCompositeFont(PdfFile file, PdfValue.Dictionary font, PdfValue.Dictionary inner) : ReadFont(file, font)
{
    public override int CodeLength => 2;

    public override PdfValue.Dictionary Holder => inner;

    public override double OtherWidth => File.Find<PdfValue.Number>(inner, "DW")?.Value ?? 1000;

    public override IEnumerable<string> Faults
    {
        get
        {
            if (File.NameAt(inner, "BaseFont") != Name)
            {
                yield return "has another name in its descendant";
            }

            if (File.NameAt(Dictionary, "Encoding") != "Identity-H")
            {
                yield return "is not encoded Identity-H";
            }

            if (File.NameAt(inner, "CIDToGIDMap") != "Identity")
            {
                yield return "has no CIDToGIDMap Identity (ISO 19005-3, 6.2.11.3.2)";
            }

            var system = File.Find<PdfValue.Dictionary>(inner, "CIDSystemInfo");
            if (
                File.TextAt(system, "Registry") != "Adobe"
                || File.TextAt(system, "Ordering") != "Identity"
                || File.WholeAt(system, "Supplement") != 0
            )
            {
                yield return "has no CIDSystemInfo Adobe-Identity-0";
            }
        }
    }

    public override int GlyphOf(int code, FontProgram program) => code;

    public override Dictionary<int, double> Widths(List<string> faults)
    {
        var widths = new Dictionary<int, double>();
        var items = File.ListAt(inner, "W");
        for (var at = 0; at + 1 < items.Count;)
        {
            var first = items[at] is PdfValue.Number number ? (int)number.Value : -1;
            if (items[at + 1] is PdfValue.Array array)
            {
                foreach (var (index, width) in array.Items.OfType<PdfValue.Number>().Index())
                {
                    Add(first + index, width.Value);
                }

                at += 2;
            }
            else if (
                at + 2 < items.Count
                && items[at + 1] is PdfValue.Number { Value: <= 0xFFFF } last
                && items[at + 2] is PdfValue.Number all
            )
            {
                for (var code = first; code <= (int)last.Value; code++)
                {
                    Add(code, all.Value);
                }

                at += 3;
            }
            else
            {
                throw new PdfFormatException("/W is broken.");
            }
        }

        return widths;

        void Add(int code, double width)
        {
            if (!widths.TryAdd(code, width))
            {
                faults.Add($"has code {code} twice in /W");
            }
        }
    }
}
