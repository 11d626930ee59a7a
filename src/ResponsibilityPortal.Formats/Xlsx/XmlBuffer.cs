using System.Buffers;
using System.Globalization;
using System.Text;

namespace ResponsibilityPortal.Formats.Xlsx;

/// <summary>Collects XML as UTF-8 until it is written to a stream, and escapes texts.</summary>
internal sealed class XmlBuffer : IDisposable
{
    /// <summary>When a buffer is worth writing, in bytes.</summary>
    private const int FullAt = 64 * 1_024;

    /// <summary>The most bytes of UTF-8 for a UTF-16 code unit.</summary>
    private const int BytesPerUnit = 3;

    /// <summary>
    /// All characters that need a second look: markup, control characters, surrogates and noncharacters, and the beginning of codes such as
    /// <c>_x000D_</c>.
    /// </summary>
    private static readonly SearchValues<char> Special = SearchValues.Create([
        .. Enumerable.Range(0, 0x20).Select(code => (char)code).Where(character => character is not ('\t' or '\n')),
        .. "<>&\"",
        .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code),
        '\uFFFE',
        '\uFFFF',
    ]);

    private static readonly SearchValues<char> Markup = SearchValues.Create("<>&\"");

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(FullAt * 2);
    private int _length;

    public bool IsFull => _length >= FullAt;

    /// <summary>Adds markup as it is.</summary>
    public void Add(ReadOnlySpan<byte> markup)
    {
        Reserve(markup.Length);
        markup.CopyTo(_bytes.AsSpan(_length));
        _length += markup.Length;
    }

    public void Add(int number)
    {
        Reserve(11);
        number.TryFormat(_bytes.AsSpan(_length), out var written, provider: CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Adds markup as it is.</summary>
    public void AddMarkup(string markup)
    {
        Reserve(markup.Length * BytesPerUnit);
        _length += Encoding.UTF8.GetBytes(markup, _bytes.AsSpan(_length));
    }

    /// <summary>Adds a text with its markup escaped and without characters that XML can't contain.</summary>
    public void AddText(string text)
    {
        if (!text.AsSpan().ContainsAny(Special) && !text.Contains("_x", StringComparison.Ordinal))
        {
            AddEncoded(text);
        }
        else
        {
            AddEscaped(EscapedCharacters.Write(text));
        }
    }

    /// <summary>Adds a text with its markup escaped. Parts other than those of sheets don't know the codes for characters.</summary>
    public void AddPlainText(string text) => AddEscaped(EscapedCharacters.Visible(text));

    /// <summary>Adds the value of an attribute, between quotation marks.</summary>
    public void AddAttribute(ReadOnlySpan<byte> name, string value)
    {
        Add(" "u8);
        Add(name);
        Add("=\""u8);
        // A parser reads line breaks and tabs of attributes as spaces.
        AddEscaped(EscapedCharacters.Visible(value).ReplaceLineEndings(" "));
        Add("\""u8);
    }

    /// <summary>Writes what was collected, and starts again.</summary>
    public async Task FlushAsync(Stream output, CancellationToken cancellationToken)
    {
        await output.WriteAsync(_bytes.AsMemory(0, _length), cancellationToken);
        _length = 0;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private void AddEscaped(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Markup) is var at && at >= 0)
        {
            AddEncoded(text[..at]);
            Add(
                text[at] switch
                {
                    '<' => "&lt;"u8,
                    '>' => "&gt;"u8,
                    '&' => "&amp;"u8,
                    _ => "&quot;"u8,
                }
            );
            text = text[(at + 1)..];
        }

        AddEncoded(text);
    }

    private void AddEncoded(ReadOnlySpan<char> text)
    {
        Reserve(text.Length * BytesPerUnit);
        _length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
    }

    private void Reserve(int count)
    {
        if (_length + count <= _bytes.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + count));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
