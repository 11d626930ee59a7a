namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>A font as the file describes it.</summary>
internal abstract class ReadFont(PdfFile file, PdfValue.Dictionary font)
{
    /// <summary>How many bytes a code has.</summary>
    public abstract int CodeLength { get; }

    public string Name => File.NameAt(Dictionary, "BaseFont") ?? "without a name";

    /// <summary>The dictionary that refers to the descriptor.</summary>
    public abstract PdfValue.Dictionary Holder { get; }

    /// <summary>What is wrong with its description, each the end of a sentence.</summary>
    public abstract IEnumerable<string> Faults { get; }

    protected PdfFile File => file;

    protected PdfValue.Dictionary Dictionary => font;

    /// <summary>Reads a font of one of the two kinds that are embedded as TrueType. Null for any other.</summary>
    public static ReadFont? Of(PdfFile file, PdfValue.Dictionary font) =>
        file.NameAt(font, "Subtype") switch
        {
            "Type0"
                when file.ListAt(font, "DescendantFonts") is [PdfValue.Dictionary inner]
                    && file.NameAt(inner, "Subtype") == "CIDFontType2" => new ReadCompositeFont(file, font, inner),
            "TrueType" => new ReadSimpleFont(file, font),
            _ => null,
        };

    /// <summary>Returns the widths by code, in thousandths of an em.</summary>
    /// <param name="faults">Receives what is wrong with them.</param>
    public abstract Dictionary<int, double> Widths(List<string> faults);

    /// <summary>Returns the width of codes that have no width of their own.</summary>
    public abstract double OtherWidth { get; }

    /// <summary>Returns the glyph that a code shows. 0 for the glyph of missing characters.</summary>
    public abstract int GlyphOf(int code, FontProgram program);
}
