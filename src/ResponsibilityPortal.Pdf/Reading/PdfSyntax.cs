using System.Buffers.Text;
using System.Text;
using ResponsibilityPortal.Pdf.Objects;

namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>Reads values from bytes (ISO 32000-1, 7.2 and 7.3), nested at most <see cref="ReadingLimits.DepthMaxCount"/> deep.</summary>
internal ref struct PdfSyntax(ReadOnlySpan<byte> bytes, int position)
{
    /// <summary>
    /// The digits of the largest number, and one that shows that there are more. Otherwise leading zeros could go on without end.
    /// </summary>
    private const int DigitsMaxCount = 11;

    /// <summary>The longest literal string: every byte escaped, and two parentheses.</summary>
    private const int StringMaxLength = (2 * PdfLimits.StringMaxBytes) + 2;

    /// <summary>The longest name: every byte as # and two digits.</summary>
    private const int NameMaxLength = 3 * PdfLimits.NameMaxBytes;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>The number of values begun so far.</summary>
    public int Values { get; private set; }

    public int Position { get; private set; } = position;

    private readonly ReadOnlySpan<byte> Rest => _bytes[Position..];

    /// <exception cref="UnreadablePdfException">There is no value at this position.</exception>
    public PdfValue Value(int depth = 0)
    {
        if (depth > ReadingLimits.DepthMaxCount || ++Values > ReadingLimits.ValuesMaxCount)
        {
            throw Broken("values are nested too deeply");
        }

        SkipSpace();
        var start = Position;
        return Rest switch
        {
            [(byte)'<', (byte)'<', ..] => Dictionary(depth) with { Start = start, End = Position },
            [(byte)'<', ..] => Hex() with { Start = start, End = Position },
            [(byte)'(', ..] => Literal() with { Start = start, End = Position },
            [(byte)'[', ..] => Array(depth) with { Start = start, End = Position },
            [(byte)'/', ..] => new PdfValue.Name(Name()) { Start = start, End = Position },
            _ => Plain() with { Start = start, End = Position },
        };
    }

    /// <summary>Returns the bytes of a literal string.</summary>
    /// <param name="literal">The string with its parentheses.</param>
    public static ReadOnlySpan<byte> Unescaped(ReadOnlySpan<byte> literal)
    {
        var escaped = literal[1..^1];
        var unescaped = new byte[escaped.Length];
        var length = 0;
        for (var position = 0; position < escaped.Length; position++)
        {
            if (escaped[position] == (byte)'\\' && position + 1 < escaped.Length)
            {
                position++;
                unescaped[length++] = escaped[position] == (byte)'r' ? (byte)'\r' : escaped[position];
            }
            else
            {
                unescaped[length++] = escaped[position];
            }
        }

        return unescaped.AsSpan(0, length);
    }

    /// <summary>Reads exact bytes, if they come next.</summary>
    public bool Take(ReadOnlySpan<byte> expected)
    {
        if (!Rest.StartsWith(expected))
        {
            return false;
        }

        Position += expected.Length;
        return true;
    }

    /// <exception cref="UnreadablePdfException">Other bytes come next.</exception>
    public void Expect(ReadOnlySpan<byte> expected)
    {
        if (!Take(expected))
        {
            throw Broken($"'{Encoding.ASCII.GetString(expected).Trim()}' is missing");
        }
    }

    /// <summary>Reads a whole number without a sign.</summary>
    /// <exception cref="UnreadablePdfException">There is no number.</exception>
    public int WholeNumber()
    {
        if (!Utf8Parser.TryParse(Rest[..Math.Min(Rest.Length, DigitsMaxCount)], out int value, out var length) || value < 0)
        {
            throw Broken("a number is missing");
        }

        Position += length;
        return value;
    }

    private PdfValue.Dictionary Dictionary(int depth)
    {
        Position += 2;
        var entries = new Dictionary<string, PdfValue>(StringComparer.Ordinal);
        for (SkipSpace(); !Take(">>"u8); SkipSpace())
        {
            if (Rest is not [(byte)'/', ..])
            {
                throw Broken("a dictionary has no key");
            }

            // The writer escapes no key. Other readers would find an escaped key, and this one would not.
            var key = Name();
            if (key.Contains('#', StringComparison.Ordinal) || !entries.TryAdd(key, Value(depth + 1)))
            {
                throw Broken("a dictionary has a duplicate key, or a key in an unsupported form");
            }
        }

        return new PdfValue.Dictionary(entries);
    }

    private PdfValue.Array Array(int depth)
    {
        Position++;
        var items = new List<PdfValue>();
        for (SkipSpace(); !Take("]"u8); SkipSpace())
        {
            items.Add(Value(depth + 1));
        }

        return new PdfValue.Array(items);
    }

    private PdfValue.Hex Hex()
    {
        var length = Rest.IndexOf((byte)'>');
        Position = length < 0 ? _bytes.Length : Position + length + 1;
        if (length < 0)
        {
            throw Broken("a string does not end");
        }

        return new PdfValue.Hex();
    }

    /// <summary>Finds the end of a string without copying it.</summary>
    private PdfValue.Literal Literal()
    {
        var start = Position;
        for (Position++; ;)
        {
            var next = Rest.IndexOfAny((byte)')', (byte)'\\');
            if (next < 0 || (Rest[next] == (byte)'\\' && next + 1 >= Rest.Length))
            {
                Position = _bytes.Length;
                throw Broken("a string does not end");
            }

            var isEnd = Rest[next] == (byte)')';
            Position += next + (isEnd ? 1 : 2);
            if (isEnd)
            {
                return Position - start <= StringMaxLength ? new PdfValue.Literal() : throw Broken("a string is too long");
            }
        }
    }

    private string Name()
    {
        var length = 1;
        while (length < Rest.Length && IsRegular(Rest[length]))
        {
            length++;
        }

        if (length - 1 > NameMaxLength)
        {
            Position += length;
            throw Broken("a name is too long");
        }

        var name = Encoding.Latin1.GetString(Rest[1..length]);
        Position += length;
        return name;
    }

    private PdfValue Plain()
    {
        var length = 0;
        while (length < Rest.Length && IsRegular(Rest[length]))
        {
            length++;
        }

        if (length == 0)
        {
            throw Broken("a value is missing");
        }

        var word = Rest[..length];
        Position += length;
        if (!Utf8Parser.TryParse(word, out long number, out var digits) || digits != length)
        {
            return new PdfValue.Other();
        }

        return Take(" 0 R"u8) && number is > 0 and <= int.MaxValue ? new PdfValue.Reference((int)number) : new PdfValue.Number(number);
    }

    private void SkipSpace()
    {
        while (Position < _bytes.Length && _bytes[Position] is 0 or (byte)'\t' or (byte)'\n' or 12 or (byte)'\r' or (byte)' ')
        {
            Position++;
        }
    }

    private static bool IsRegular(byte value) => value > (byte)' ' && "()<>[]{}/%"u8.IndexOf(value) < 0;

    private readonly UnreadablePdfException Broken(string what) => new($"At byte {Position}: {what}.");
}
