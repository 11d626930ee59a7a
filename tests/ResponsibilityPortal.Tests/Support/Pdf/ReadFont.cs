namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>A font as a file describes it.</summary>
internal abstract class ReadFont(PdfFile file, PdfValue.Dictionary font)
{
    /// <summary>How many bytes a code has.</summary>
    public abstract int CodeLength { get; }

    public string Name => File.NameAt(Dictionary, "BaseFont") ?? "without a name";

    /// <summary>The dictionary that leads to the descriptor.</summary>
    public abstract PdfValue.Dictionary Holder { get; }

    /// <summary>What is wrong with how it is described, each the end of a sentence.</summary>
    public abstract IEnumerable<string> Faults { get; }

    protected PdfFile File => file;

    protected PdfValue.Dictionary Dictionary => font;

    /// <summary>A font of one of the two kinds that are embedded as TrueType; null for any other.</summary>
    public static ReadFont? Of(PdfFile file, PdfValue.Dictionary font) => file.NameAt(font, "Subtype") switch
    {
        "Type0" when file.ListAt(font, "DescendantFonts") is [PdfValue.Dictionary inner] && file.NameAt(inner, "Subtype") == "CIDFontType2" => new ReadCompositeFont(file, font, inner),
        "TrueType" => new ReadSimpleFont(file, font),
        _ => null,
    };

    /// <summary>The widths by code, in thousandths of an em.</summary>
    /// <param name="faults">Takes what is wrong with them.</param>
    public abstract Dictionary<int, double> Widths(List<string> faults);

    /// <summary>The width of codes that have none of their own.</summary>
    public abstract double OtherWidth { get; }

    /// <summary>The glyph that a code shows; 0 when it shows that of missing characters.</summary>
    public abstract int GlyphOf(int code, FontProgram program);
}
