namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>
/// A value of a PDF file (ISO 32000-1, 7.3). Lists and dictionaries are mutable, so that tests can break a conforming file.
/// </summary>
internal abstract class PdfValue
{
    private PdfValue() { }

    public static Null Nothing { get; } = new();

    public sealed class Null : PdfValue;

    public sealed class Boolean(bool value) : PdfValue
    {
        public bool Value => value;
    }

    public sealed class Number(double value, bool isWhole) : PdfValue
    {
        public double Value => value;

        public bool IsWhole => isWhole;
    }

    public sealed class String(byte[] bytes) : PdfValue
    {
        public byte[] Bytes => bytes;
    }

    public sealed class Name(string value) : PdfValue
    {
        public string Value => value;
    }

    public sealed class Array(params IEnumerable<PdfValue> items) : PdfValue
    {
        public List<PdfValue> Items { get; } = [.. items];
    }

    public sealed class Dictionary : PdfValue
    {
        public Dictionary<string, PdfValue> Members { get; } = new(StringComparer.Ordinal);

        /// <summary>For collection initialisers.</summary>
        public PdfValue this[string key]
        {
            get => Members[key];
            set => Members[key] = value;
        }
    }

    /// <summary>A dictionary with a stream of bytes.</summary>
    /// <param name="raw">The bytes as in the file, without undoing filters.</param>
    public sealed class Stream(Dictionary dictionary, byte[] raw) : PdfValue
    {
        public new Dictionary Dictionary => dictionary;

        public byte[] Raw => raw;
    }

    public sealed class Reference(int number) : PdfValue
    {
        public new int Number => number;
    }

    /// <summary>A word that isn't a value: an operator of a content stream, or <c>obj</c>, <c>stream</c> and the like.</summary>
    public sealed class Keyword(string word) : PdfValue
    {
        public string Word => word;
    }
}
