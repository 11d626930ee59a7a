using System.Globalization;
using System.Text;

namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>Reads values and words one after another (ISO 32000-1, 7.2 and 7.3).</summary>
/// <param name="position">Where to begin.</param>
/// <param name="hasReferences">Whether <c>12 0 R</c> is one value, as in files but not in content streams.</param>
internal sealed class PdfSyntax(byte[] bytes, int position, bool hasReferences)
{
    private const int MostNested = 100;

    private int _nested;

    public int Position { get; set; } = position;

    public bool IsAtEnd
    {
        get
        {
            SkipSpace();
            return Position >= bytes.Length;
        }
    }

    public static bool IsSpace(byte value) => value is 0 or (byte)'\t' or (byte)'\n' or (byte)'\f' or (byte)'\r' or (byte)' ';

    public static bool IsLineEnd(byte value) => value is (byte)'\n' or (byte)'\r';

    private static bool IsDelimiter(byte value) => "()<>[]{}/%".Contains((char)value, StringComparison.Ordinal);

    /// <summary>Reads the next value or word.</summary>
    public PdfValue Read()
    {
        SkipSpace();
        if (Position >= bytes.Length)
        {
            throw new PdfFormatException("The bytes end where a value is expected.");
        }

        var first = (char)bytes[Position];
        switch (first)
        {
            case '/':
                return new PdfValue.Name(ReadName());
            case '(':
                return new PdfValue.String(ReadLiteral());
            case '<' when Peek(1) == '<':
                return ReadDictionary();
            case '<':
                return new PdfValue.String(ReadHex());
            case '[':
                return ReadArray();
            case ')' or '>' or ']' or '{' or '}':
                throw new PdfFormatException($"There is a '{first}' at byte {Position} where a value is expected.");
        }

        var word = ReadWord();
        return word switch
        {
            "true" => new PdfValue.Boolean(true),
            "false" => new PdfValue.Boolean(false),
            "null" => PdfValue.Nothing,
            _ when "+-.0123456789".Contains(first, StringComparison.Ordinal) => ReadNumberOrReference(word),
            _ => new PdfValue.Keyword(word),
        };
    }

    public int ReadWhole() =>
        Read() is PdfValue.Number { IsWhole: true } number
            ? (int)number.Value
            : throw new PdfFormatException($"A whole number is expected before byte {Position}.");

    public void Expect(string word)
    {
        if (Read() is not PdfValue.Keyword found || found.Word != word)
        {
            throw new PdfFormatException($"'{word}' is expected before byte {Position}.");
        }
    }

    public void SkipSpace()
    {
        while (Position < bytes.Length)
        {
            if (bytes[Position] == '%')
            {
                while (Position < bytes.Length && !IsLineEnd(bytes[Position]))
                {
                    Position++;
                }
            }
            else if (IsSpace(bytes[Position]))
            {
                Position++;
            }
            else
            {
                return;
            }
        }
    }

    private int Peek(int ahead) => Position + ahead < bytes.Length ? bytes[Position + ahead] : -1;

    private string ReadWord()
    {
        var from = Position;
        while (Position < bytes.Length && !IsSpace(bytes[Position]) && !IsDelimiter(bytes[Position]))
        {
            Position++;
        }

        return Encoding.Latin1.GetString(bytes, from, Position - from);
    }

    private PdfValue ReadNumberOrReference(string word)
    {
        if (
            !double.TryParse(
                word,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var value
            )
        )
        {
            throw new PdfFormatException($"'{word}' before byte {Position} isn't a number.");
        }

        var number = new PdfValue.Number(value, !word.Contains('.', StringComparison.Ordinal));
        if (!hasReferences || !number.IsWhole || value < 0)
        {
            return number;
        }

        var behind = Position;
        SkipSpace();
        var generation = ReadWord();
        SkipSpace();
        if (generation.Length > 0 && generation.All(char.IsAsciiDigit) && ReadWord() == "R")
        {
            return new PdfValue.Reference((int)value);
        }

        Position = behind;
        return number;
    }

    private string ReadName()
    {
        Position++;
        var name = new List<byte>();
        while (Position < bytes.Length && !IsSpace(bytes[Position]) && !IsDelimiter(bytes[Position]))
        {
            if (bytes[Position] == '#')
            {
                name.Add((byte)((HexDigit(Peek(1)) << 4) | HexDigit(Peek(2))));
                Position += 3;
            }
            else
            {
                name.Add(bytes[Position++]);
            }
        }

        return Encoding.UTF8.GetString([.. name]);
    }

    private byte[] ReadLiteral()
    {
        Position++;
        var text = new List<byte>();
        for (var depth = 1; ;)
        {
            var next = Peek(0);
            Position++;
            switch (next)
            {
                case -1:
                    throw new PdfFormatException("A string has no end.");
                case '(':
                    depth++;
                    break;
                case ')' when --depth == 0:
                    return [.. text];
                case '\\':
                    ReadEscape(text);
                    continue;
                case '\r':
                    // A line end of any kind in a string is read as a line feed.
                    Position += Peek(0) == '\n' ? 1 : 0;
                    text.Add((byte)'\n');
                    continue;
            }

            text.Add((byte)next);
        }
    }

    private void ReadEscape(List<byte> text)
    {
        var escaped = Peek(0);
        Position++;
        switch (escaped)
        {
            case >= '0' and <= '7':
                var value = escaped - '0';
                for (var digits = 1; digits < 3 && Peek(0) is >= '0' and <= '7'; digits++)
                {
                    value = (value * 8) + Peek(0) - '0';
                    Position++;
                }

                text.Add((byte)value);
                break;
            case '\r':
                Position += Peek(0) == '\n' ? 1 : 0;
                break;
            case '\n':
                break;
            case -1:
                throw new PdfFormatException("A string has no end.");
            default:
                text.Add(
                    (byte)(
                        escaped switch
                        {
                            'n' => '\n',
                            'r' => '\r',
                            't' => '\t',
                            'b' => '\b',
                            'f' => '\f',
                            var other => other,
                        }
                    )
                );
                break;
        }
    }

    private byte[] ReadHex()
    {
        var from = Position++;
        var digits = new List<int>();
        for (; Peek(0) != '>'; Position++)
        {
            if (Peek(0) is not (-1) and var value && IsSpace((byte)value))
            {
                continue;
            }

            digits.Add(HexDigit(Peek(0)));
        }

        Position++;
        return digits.Count % 2 == 0
            ? [.. digits.Chunk(2).Select(pair => (byte)((pair[0] << 4) | pair[1]))]
            : throw new PdfFormatException($"The hexadecimal string at byte {from} has an odd number of digits.");
    }

    private int HexDigit(int value) =>
        value switch
        {
            >= '0' and <= '9' => value - '0',
            >= 'a' and <= 'f' => value - 'a' + 10,
            >= 'A' and <= 'F' => value - 'A' + 10,
            _ => throw new PdfFormatException($"There is no hexadecimal digit at byte {Position}."),
        };

    private PdfValue.Array ReadArray()
    {
        Position++;
        Deeper();
        var array = new PdfValue.Array();
        while (true)
        {
            SkipSpace();
            if (Peek(0) == ']')
            {
                Position++;
                _nested--;
                return array;
            }

            array.Items.Add(Read());
        }
    }

    private PdfValue.Dictionary ReadDictionary()
    {
        Position += 2;
        Deeper();
        var dictionary = new PdfValue.Dictionary();
        while (true)
        {
            SkipSpace();
            if (Peek(0) == '>' && Peek(1) == '>')
            {
                Position += 2;
                _nested--;
                return dictionary;
            }

            if (Read() is not PdfValue.Name key)
            {
                throw new PdfFormatException($"A key of a dictionary is expected before byte {Position}.");
            }

            if (!dictionary.Members.TryAdd(key.Value, Read()))
            {
                throw new PdfFormatException($"A dictionary has /{key.Value} twice, before byte {Position}.");
            }
        }
    }

    private void Deeper()
    {
        if (++_nested > MostNested)
        {
            throw new PdfFormatException("Values are nested too deep.");
        }
    }
}
