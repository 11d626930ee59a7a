using System.Text.RegularExpressions;

namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>
/// Checks that fonts are embedded subsets that define what they show and its width, and that the glyph for missing characters is never
/// shown (ISO 19005-3, 6.2.11; ISO 14289-1, 7.21).
/// </summary>
internal sealed partial class FontCheck(PdfFile file, Findings findings)
{
    public void Check(IEnumerable<PageContent> pages)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var use in pages.SelectMany(page => page.Texts).GroupBy(text => text.Font))
        {
            findings.Count("fonts");
            if (ReadFont.Of(file, use.Key) is not { } font)
            {
                findings.Add($"Font {file.NameAt(use.Key, "BaseFont")} has no TrueType outlines in a kind of font that is known here.");
                continue;
            }

            findings.Require(names.Add(font.Name), $"Font {font.Name} is the name of two fonts.");
            try
            {
                CheckFont(font, use.Key, [.. use]);
            }
            catch (PdfFormatException error)
            {
                findings.Add($"Font {font.Name}: {error.Message}");
            }
        }

        findings.RequireSome("fonts", "shown glyphs", "widths");
    }

    private void CheckFont(ReadFont font, PdfValue.Dictionary dictionary, List<ShownText> texts)
    {
        CheckDescription(font);
        if (file.Find<PdfValue.Stream>(font.Holder, "FontDescriptor", "FontFile2") is not { } embedded)
        {
            findings.Add($"Font {font.Name} is not embedded (ISO 19005-3, 6.2.11.4).");
            return;
        }

        var data = StreamDecoder.Decode(file, embedded);
        findings.Require(
            file.WholeAt(embedded, "Length1") == data.Length,
            $"Font {font.Name}: Length1 is not the length of the font program."
        );
        findings.Require(texts.TrueForAll(text => text.Bytes.Length % font.CodeLength == 0), $"Font {font.Name} shows half a code.");
        var shown = texts
            .SelectMany(text => text.CodesOf(font.CodeLength).Select(code => (text.Where, Code: code)))
            .DistinctBy(pair => pair.Code)
            .ToList();
        var program = new FontProgram(data);
        CheckGlyphs(font, shown, program);
        CheckWidths(font, shown.Select(pair => pair.Code), program);
        CheckMeanings(font, dictionary, shown);
    }

    private void CheckDescription(ReadFont font)
    {
        foreach (var fault in font.Faults)
        {
            findings.Add($"Font {font.Name} {fault}.");
        }

        findings.Require(
            SubsetName().IsMatch(font.Name),
            $"Font {font.Name} has no tag of six letters that says it is a subset (ISO 32000-1, 9.6.4)."
        );
        findings.Require(
            file.Find<PdfValue.Name>(font.Holder, "FontDescriptor", "FontName")?.Value == font.Name,
            $"Font {font.Name} has another name in its descriptor."
        );
        foreach (var key in new[] { "Flags", "ItalicAngle", "Ascent", "Descent", "CapHeight", "StemV" })
        {
            findings.Require(
                file.Find<PdfValue.Number>(font.Holder, "FontDescriptor", key) is not null,
                $"Font {font.Name} has no {key} in its descriptor."
            );
        }

        findings.Require(
            file.Find<PdfValue.Array>(font.Holder, "FontDescriptor", "FontBBox")?.Items.Count == 4,
            $"Font {font.Name} has no FontBBox in its descriptor."
        );
    }

    private void CheckGlyphs(ReadFont font, List<(string Where, int Code)> shown, FontProgram program)
    {
        foreach (var (where, code) in shown)
        {
            findings.Count("shown glyphs");
            var glyph = font.GlyphOf(code, program);
            findings.Require(glyph != 0, $"{where}: font {font.Name} shows glyph 0, that of missing characters (ISO 19005-3, 6.2.11.8).");
            if (program.FaultOf(glyph) is { } fault)
            {
                findings.Add($"{where}: font {font.Name}: {fault}.");
            }
        }
    }

    private void CheckWidths(ReadFont font, IEnumerable<int> shown, FontProgram program)
    {
        var faults = new List<string>();
        var widths = font.Widths(faults);
        foreach (var fault in faults)
        {
            findings.Add($"Font {font.Name} {fault}.");
        }

        foreach (var code in widths.Keys.Union(shown))
        {
            findings.Count("widths");
            var glyph = font.GlyphOf(code, program);
            var (said, real) = (
                widths.GetValueOrDefault(code, font.OtherWidth),
                glyph < program.Glyphs ? program.WidthOf(glyph) : double.NaN
            );

            // With 1,000 units to the em, no rounding is needed.
            if (!(Math.Abs(said - real) <= (program.UnitsPerEm == 1000 ? 0 : 0.51)))
            {
                findings.Add(
                    $"Font {font.Name}: code {code} is {said} wide in its widths and {real} in the font program (ISO 19005-3, 6.2.11.5)."
                );
            }
        }
    }

    private void CheckMeanings(ReadFont font, PdfValue.Dictionary dictionary, List<(string Where, int Code)> shown)
    {
        if (file.Find<PdfValue.Stream>(dictionary, "ToUnicode") is not { } stream)
        {
            findings.Add($"Font {font.Name} has no ToUnicode (ISO 19005-3, 6.2.11.7.2).");
            return;
        }

        var map = ToUnicodeMap.Read(StreamDecoder.Decode(file, stream));
        findings.Require(map.CodeLength == font.CodeLength, $"Font {font.Name}: ToUnicode has no code space of {font.CodeLength} bytes.");
        foreach (var slip in map.Slips)
        {
            findings.Add($"Font {font.Name}: ToUnicode {slip}.");
        }

        foreach (var (where, code) in shown.Where(pair => !map.Texts.ContainsKey(pair.Code)))
        {
            findings.Add($"{where}: font {font.Name} shows code {code}, of which ToUnicode says nothing.");
        }
    }

    [GeneratedRegex(@"\A[A-Z]{6}\+[!-~]+\z")]
    private static partial Regex SubsetName();
}
