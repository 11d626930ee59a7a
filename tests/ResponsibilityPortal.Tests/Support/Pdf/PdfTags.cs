using System.Globalization;
using System.Text;

namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>
/// Reads a file in the order of its structure. The text of an element is that of its marked content by ToUnicode, without guesses from
/// positions. A tagged file has the spaces between words as characters, at line ends too (ISO 32000-1, 14.8.2.5).
/// </summary>
internal static class PdfTags
{
    private static readonly HashSet<string> Inline = ["Span", "Link", "Reference", "Lbl", "Form"];

    /// <summary>The root of the structure, usually a Document.</summary>
    public static TagNode Read(byte[] bytes)
    {
        var file = PdfFileReader.Read(bytes);
        var pages = file.Pages();
        var texts = new Dictionary<StructureKid.Content, string>();
        var maps = new Dictionary<PdfValue.Dictionary, ToUnicodeMap>();
        foreach (var page in pages)
        {
            var shown = PageContent.Of(file, page, new Findings()).Texts.Where(text => text.Mcid is not null);
            foreach (var group in shown.GroupBy(text => text.Mcid!.Value))
            {
                texts[new StructureKid.Content(page.ObjectNumber, group.Key)] = string.Concat(
                    group.Select(text => MapOf(text).TextOf(text))
                );
            }
        }

        var numbers = pages.ToDictionary(page => page.ObjectNumber, page => page.Number);
        var top = new StructureTree(file).Top.Select(element => Node(file, element, texts, numbers)).ToList();
        return top is [var only] ? only : throw new PdfFormatException($"The structure has {top.Count} roots.");

        ToUnicodeMap MapOf(ShownText text)
        {
            if (!maps.TryGetValue(text.Font, out var map))
            {
                maps[text.Font] = map = file.Find<PdfValue.Stream>(text.Font, "ToUnicode") is { } stream
                    ? ToUnicodeMap.Read(StreamDecoder.Decode(file, stream))
                    : new ToUnicodeMap();
            }

            return map;
        }
    }

    private static TagNode Node(
        PdfFile file,
        StructureElement element,
        Dictionary<StructureKid.Content, string> texts,
        Dictionary<int, int> numbers
    )
    {
        var text = new StringBuilder();
        var children = new List<TagNode>();
        foreach (var kid in element.Kids)
        {
            switch (kid)
            {
                case StructureKid.Content content:
                    text.Append(texts.GetValueOrDefault(content, ""));
                    break;
                case StructureKid.Element inner:
                    var child = Node(file, inner.Value, texts, numbers);
                    if (!Inline.Contains(child.Type) && text.ToString().TrimEnd(' ') is { Length: > 0 } before)
                    {
                        text.Clear().Append(before).Append(child.Type == "LBody" ? ' ' : '\n');
                    }

                    text.Append(child.Text);
                    children.Add(child);
                    break;
            }
        }

        var pages = element
            .Kids.OfType<StructureKid.Content>()
            .Select(content => numbers.GetValueOrDefault(content.Page))
            .Distinct()
            .ToList();
        var attributes = Attributes(file, element);
        var said = attributes.GetValueOrDefault("ActualText", text.ToString());
        return new TagNode(element.Type, Inline.Contains(element.Type) ? said : said.Trim(' '), children, attributes, pages);
    }

    private static Dictionary<string, string> Attributes(PdfFile file, StructureElement element)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in new[] { "Alt", "ActualText", "Lang", "T" })
        {
            if (file.TextAt(element.Dictionary, key) is { } said)
            {
                all[key] = said;
            }
        }

        foreach (
            var (key, value) in file.ListAt(element.Dictionary, "A")
                .OfType<PdfValue.Dictionary>()
                .SelectMany(attributes => attributes.Members)
        )
        {
            all[key] = file.Resolve(value) switch
            {
                PdfValue.Name name => name.Value,
                PdfValue.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
                PdfValue.String said => PdfTextString.Read(said.Bytes),
                _ => "",
            };
        }

        return all;
    }
}
