using System.Text;

namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>A conforming file with one defect.</summary>
internal sealed class BrokenPdf
{
    private BrokenPdf(byte[] good) => File = PdfFileReader.Read(good);

    public PdfFile File { get; }

    public PdfValue.Dictionary Catalog => File.Catalog;

    public static byte[] Of(byte[] good, Action<BrokenPdf> breakIt)
    {
        var broken = new BrokenPdf(good);
        breakIt(broken);
        return PdfFileWriter.Write(broken.File.Objects, broken.File.Trailer);
    }

    /// <summary>Returns the dictionary at a path of keys.</summary>
    public PdfValue.Dictionary At(PdfValue from, params ReadOnlySpan<string> path) =>
        File.Find<PdfValue.Dictionary>(from, path)
        ?? throw new InvalidOperationException($"The file has nothing at {string.Join('/', path!)}.");

    /// <summary>Returns the first structure element of a type.</summary>
    public PdfValue.Dictionary Element(string type) => new StructureTree(File).All.First(element => element.Type == type).Dictionary;

    public PdfValue.Dictionary Attributes(string type) => (PdfValue.Dictionary)File.ListAt(Element(type), "A")[0];

    public PdfPage Page(int number) => File.Pages()[number - 1];

    public PdfValue.Dictionary Annotation() =>
        (PdfValue.Dictionary)File.Pages().SelectMany(page => File.ListAt(page.Dictionary, "Annots")).First();

    /// <summary>Returns the first object that satisfies a condition.</summary>
    public PdfValue.Dictionary ObjectOf(string type) =>
        PdfFile.DictionaryOf(File.Objects.Values.First(value => File.NameAt(value, "Type") == type))!;

    public PdfValue.Dictionary Font() =>
        File.Objects.Values.OfType<PdfValue.Dictionary>().First(font => File.NameAt(font, "Subtype") == "Type0");

    /// <summary>Returns a font with one-byte codes.</summary>
    public PdfValue.Dictionary SimpleFont() =>
        File.Objects.Values.OfType<PdfValue.Dictionary>().First(font => File.NameAt(font, "Subtype") == "TrueType");

    /// <summary>Returns the name of that font on the second page.</summary>
    public string SimpleFontName() =>
        At(Page(2).Resources, "Font").Members.First(font => File.NameAt(font.Value, "Subtype") == "TrueType").Key;

    public PdfValue.Dictionary DescendantFont() => (PdfValue.Dictionary)File.ListAt(Font(), "DescendantFonts")[0];

    /// <summary>Replaces a stream that a key refers to.</summary>
    public void Rewrite(PdfValue.Dictionary owner, string key, Func<byte[], byte[]> rewrite)
    {
        var number = PdfFile.NumberAt(owner, key) ?? throw new InvalidOperationException($"Nothing refers to a stream as {key}.");
        var stream = (PdfValue.Stream)File.Objects[number];
        var data = StreamDecoder.Decode(File, stream);
        stream.Dictionary.Members.Remove("Filter");
        File.Objects[number] = new PdfValue.Stream(stream.Dictionary, rewrite(data));
    }

    public void RewriteText(PdfValue.Dictionary owner, string key, string find, string replacement) =>
        Rewrite(
            owner,
            key,
            data =>
            {
                var text = Encoding.UTF8.GetString(data);
                return text.Contains(find, StringComparison.Ordinal)
                    ? Encoding.UTF8.GetBytes(text.Replace(find, replacement, StringComparison.Ordinal))
                    : throw new InvalidOperationException($"The stream has no {find}.");
            }
        );

    /// <summary>Alters the operators and operands of the second page, which has texts, links and tables.</summary>
    public void EditContent(Action<List<PdfValue>> edit) =>
        Rewrite(
            Page(2).Dictionary,
            "Contents",
            data =>
            {
                var tokens = new List<PdfValue>();
                for (var syntax = new PdfSyntax(data, 0, false); !syntax.IsAtEnd;)
                {
                    tokens.Add(syntax.Read());
                }

                edit(tokens);
                return PdfFileWriter.Content(tokens);
            }
        );

    /// <summary>Appends operators, written as text, to the second page.</summary>
    public void Append(string content) =>
        EditContent(tokens =>
        {
            for (var syntax = new PdfSyntax(Encoding.Latin1.GetBytes(content), 0, false); !syntax.IsAtEnd;)
            {
                tokens.Add(syntax.Read());
            }
        });

    public static int IndexOf(List<PdfValue> tokens, string word) =>
        tokens.FindIndex(token => token is PdfValue.Keyword keyword && keyword.Word == word);
}
