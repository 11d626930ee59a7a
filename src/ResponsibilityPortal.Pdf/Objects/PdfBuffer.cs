using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace ResponsibilityPortal.Pdf.Objects;

/// <summary>A growing buffer in the syntax of PDF (ISO 32000-1, 7.2 and 7.3). Numbers are written with the invariant culture.</summary>
internal sealed class PdfBuffer(int capacity = 1_024) : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>The bytes written so far, to fill in values that become known later.</summary>
    public Span<byte> At(int offset, int length) => _bytes.AsSpan(0, Length).Slice(offset, length);

    public void Clear() => Length = 0;

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    /// <summary>Returns free space at the end. <see cref="Advance"/> says how many bytes were used.</summary>
    public Span<byte> Room(int count)
    {
        if (_bytes.Length - Length < count)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, Length + count));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        return _bytes.AsSpan(Length);
    }

    public void Advance(int count) => Length += count;

    public PdfBuffer Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
        return this;
    }

    public PdfBuffer Raw(byte value)
    {
        Room(1)[0] = value;
        Length++;
        return this;
    }

    public PdfBuffer Number(long value)
    {
        if (value is >= 0 and < 10)
        {
            return Raw((byte)('0' + value));
        }

        Utf8Formatter.TryFormat(value, Room(20), out var written);
        Length += written;
        return this;
    }

    /// <summary>Writes a number in hundredths, without trailing zeros. That is finer than any printer.</summary>
    public PdfBuffer Number(double value)
    {
        var hundredths = (long)Math.Round(value * 100, MidpointRounding.AwayFromZero);
        if (hundredths < 0)
        {
            Raw((byte)'-');
            hundredths = -hundredths;
        }

        Number(hundredths / 100);
        var rest = (int)(hundredths % 100);
        if (rest > 0)
        {
            Raw((byte)'.').Raw((byte)('0' + (rest / 10)));
            if (rest % 10 > 0)
            {
                Raw((byte)('0' + (rest % 10)));
            }
        }

        return this;
    }

    /// <summary>Writes numbers with a space after each.</summary>
    public PdfBuffer Numbers(params ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            Number(value).Raw((byte)' ');
        }

        return this;
    }

    /// <summary>Writes a reference to an object, with a space before it.</summary>
    public PdfBuffer Reference(int id) => Raw(" "u8).Number(id).Raw(" 0 R"u8);

    /// <summary>Writes a name with its slash. Special characters are escaped (7.3.5).</summary>
    /// <exception cref="ArgumentException">The name is longer than PDF/A allows.</exception>
    public PdfBuffer Name(string name)
    {
        var start = Length;
        Raw((byte)'/');
        foreach (var value in Encoding.UTF8.GetBytes(name))
        {
            if (value is > 0x20 and < 0x7F && "#()<>[]{}/%"u8.IndexOf(value) < 0)
            {
                Raw(value);
            }
            else
            {
                Raw((byte)'#').Hex(value);
            }
        }

        return Length - start - 1 <= PdfLimits.NameMaxBytes
            ? this
            : throw new ArgumentException($"The name '{name}' is longer than {PdfLimits.NameMaxBytes} bytes.", nameof(name));
    }

    /// <summary>Writes a text string (7.9.2.2): ASCII as it is, any other text as UTF-16 with a byte order mark.</summary>
    /// <exception cref="ArgumentException">The text is longer than PDF/A allows.</exception>
    public PdfBuffer TextString(string text)
    {
        if (Ascii.IsValid(text))
        {
            return Literal(Encoding.ASCII.GetBytes(text));
        }

        return Literal([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)]);
    }

    /// <summary>Writes a literal string (7.3.4.2).</summary>
    public PdfBuffer Literal(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > PdfLimits.StringMaxBytes)
        {
            throw new ArgumentException($"A string of {bytes.Length} bytes is longer than {PdfLimits.StringMaxBytes}.", nameof(bytes));
        }

        Raw((byte)'(');
        foreach (var value in bytes)
        {
            LiteralByte(value);
        }

        return Raw((byte)')');
    }

    /// <summary>Writes one byte within a literal string. A bare carriage return would be read as a line feed.</summary>
    public void LiteralByte(byte value)
    {
        var room = Room(2);
        if (value is (byte)'(' or (byte)')' or (byte)'\\' or (byte)'\r')
        {
            room[0] = (byte)'\\';
            room[1] = value == (byte)'\r' ? (byte)'r' : value;
            Length += 2;
        }
        else
        {
            room[0] = value;
            Length++;
        }
    }

    /// <summary>Writes the lower bytes of values within a literal string.</summary>
    public void LiteralBytes(ReadOnlySpan<ushort> values)
    {
        var room = Room(values.Length * 2);
        var used = 0;
        foreach (var value in values)
        {
            var low = (byte)value;
            if (low is (byte)'(' or (byte)')' or (byte)'\\' or (byte)'\r')
            {
                room[used++] = (byte)'\\';
                low = low == (byte)'\r' ? (byte)'r' : low;
            }

            room[used++] = low;
        }

        Length += used;
    }

    public PdfBuffer HexString(ReadOnlySpan<byte> bytes)
    {
        Raw((byte)'<');
        foreach (var value in bytes)
        {
            Hex(value);
        }

        return Raw((byte)'>');
    }

    private void Hex(byte value)
    {
        var digits = "0123456789abcdef"u8;
        Raw(digits[value >> 4]).Raw(digits[value & 0xF]);
    }
}
