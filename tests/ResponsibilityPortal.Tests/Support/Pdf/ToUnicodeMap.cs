using System.Text;

namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>The characters of a font's codes (ISO 32000-1, 9.10.3).</summary>
internal sealed class ToUnicodeMap
{
    private const int MostEntries = 100;

    private readonly Dictionary<int, string> _texts = [];

    public IReadOnlyDictionary<int, string> Texts => _texts;

    /// <summary>Bytes of a code according to the code space: 1 or 2, or 0 when it says neither.</summary>
    public int CodeLength { get; private set; }

    public List<string> Slips { get; } = [];

    public static ToUnicodeMap Read(byte[] data)
    {
        var map = new ToUnicodeMap();
        var syntax = new PdfSyntax(data, 0, false);
        var values = new List<PdfValue>();
        var announced = 0;
        while (!syntax.IsAtEnd)
        {
            var value = syntax.Read();
            if (value is not PdfValue.Keyword keyword)
            {
                values.Add(value);
                continue;
            }

            switch (keyword.Word)
            {
                case "beginbfchar" or "beginbfrange" or "begincodespacerange":
                    announced = values.LastOrDefault() is PdfValue.Number number ? (int)number.Value : -1;
                    break;
                case "endbfchar":
                    map.Add(values, 2, announced, pair => map.Set(map.Code(pair[0]), Text(pair[1])));
                    break;
                case "endbfrange":
                    map.Add(values, 3, announced, map.AddRange);
                    break;
                case "endcodespacerange":
                    map.CodeLength =
                        values is [PdfValue.String { Bytes: [0] }, PdfValue.String { Bytes: [255] }] ? 1
                        : values is [PdfValue.String { Bytes: [0, 0] }, PdfValue.String { Bytes: [255, 255] }] ? 2
                        : 0;
                    break;
            }

            values.Clear();
        }

        return map;
    }

    public string TextOf(ShownText shown) =>
        string.Concat(shown.CodesOf(CodeLength).Select(code => _texts.GetValueOrDefault(code, "\uFFFD")));

    private int Code(PdfValue value) =>
        value switch
        {
            PdfValue.String { Bytes: [var only] } when CodeLength == 1 => only,
            PdfValue.String { Bytes: [var high, var low] } when CodeLength == 2 => (high << 8) | low,
            _ => -1,
        };

    private static string Text(PdfValue value) => value is PdfValue.String text ? Encoding.BigEndianUnicode.GetString(text.Bytes) : "";

    private void Add(List<PdfValue> values, int width, int announced, Action<PdfValue[]> add)
    {
        var entries = values.Chunk(width).ToList();
        if (entries.Count > MostEntries)
        {
            Slips.Add($"has a block of {entries.Count} entries, and {MostEntries} are the most");
        }

        if (entries.Count != announced || values.Count % width != 0)
        {
            Slips.Add($"announces {announced} entries but has {entries.Count}");
        }

        entries.Where(entry => entry.Length == width).ToList().ForEach(add);
    }

    private void AddRange(PdfValue[] entry)
    {
        var (first, last) = (Code(entry[0]), Code(entry[1]));
        if (first > last || first >> 8 != last >> 8)
        {
            Slips.Add($"has the range {first:X4} to {last:X4}, which does not run within one high byte");
            return;
        }

        for (var code = first; code <= last; code++)
        {
            if (entry[2] is PdfValue.Array array)
            {
                Set(code, Text(array.Items.ElementAtOrDefault(code - first) ?? PdfValue.Nothing));
            }
            else
            {
                var text = Text(entry[2]);
                Set(code, text.Length == 0 ? "" : text[..^1] + (char)(text[^1] + code - first));
            }
        }
    }

    private void Set(int code, string text)
    {
        if (code < 0 || !_texts.TryAdd(code, text))
        {
            Slips.Add($"gives code {code:X4} two meanings");
        }

        if (text.Length == 0 || text.Any(sign => sign is '\0' or '\uFEFF' or '\uFFFE') || !IsWellFormed(text))
        {
            Slips.Add($"gives code {code:X4} no usable text (ISO 19005-3, 6.2.11.7.2)");
        }
        else if (text.EnumerateRunes().Any(rune => Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.PrivateUse))
        {
            Slips.Add($"gives code {code:X4} a private meaning (ISO 19005-3, 6.2.11.7.3)");
        }
    }

    private static bool IsWellFormed(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune))
            {
                return false;
            }

            at += rune.Utf16SequenceLength;
        }

        return true;
    }
}
