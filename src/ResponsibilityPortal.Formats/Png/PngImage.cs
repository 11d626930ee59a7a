using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

namespace ResponsibilityPortal.Formats.Png;

/// <summary>An image of rectangles in few colours, encoded as PNG (ISO/IEC 15948) with one byte per pixel and a palette.</summary>
internal sealed class PngImage
{
    private const int ColorsMaxCount = 256;

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(value => CrcOf((uint)value))];

    private readonly int _width;
    private readonly int _height;
    private readonly byte[] _pixels;
    private readonly List<string> _colors;

    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="ground">The colour of every pixel that no rectangle covers, as <c>#RRGGBB</c>.</param>
    public PngImage(int width, int height, string ground)
    {
        (_width, _height, _colors) = (width, height, [ground]);
        _pixels = new byte[width * height];
    }

    /// <summary>Fills a rectangle, without the part of it that is outside of the image.</summary>
    /// <param name="color">As <c>#RRGGBB</c>.</param>
    public void Fill(int left, int top, int width, int height, string color)
    {
        var index = (byte)IndexOf(color);
        var from = Math.Clamp(left, 0, _width);
        var to = Math.Clamp(left + width, from, _width);
        for (var y = Math.Max(top, 0); y < Math.Min(top + height, _height); y++)
        {
            _pixels.AsSpan((y * _width) + from, to - from).Fill(index);
        }
    }

    public byte[] Encode()
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, _width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], _height);
        (header[8], header[9]) = (8, 3);
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "PLTE"u8, [.. _colors.SelectMany(BytesOf)]);
        WriteChunk(file, "IDAT"u8, CompressedRows());
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>Each row begins with its filter; 0 is none.</summary>
    private byte[] CompressedRows()
    {
        using var bytes = new MemoryStream();
        using (var compressed = new ZLibStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var y = 0; y < _height; y++)
            {
                compressed.WriteByte(0);
                compressed.Write(_pixels, y * _width, _width);
            }
        }

        return bytes.ToArray();
    }

    private int IndexOf(string color)
    {
        var index = _colors.IndexOf(color);
        if (index >= 0)
        {
            return index;
        }

        ArgumentOutOfRangeException.ThrowIfEqual(_colors.Count, ColorsMaxCount);
        _colors.Add(color);
        return _colors.Count - 1;
    }

    private static IEnumerable<byte> BytesOf(string color) =>
        Enumerable
            .Range(0, 3)
            .Select(part => byte.Parse(color.AsSpan(1 + (2 * part), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        file.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            crc = CrcTable[(crc ^ value) & 0xFF] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint CrcOf(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 0 ? value >> 1 : 0xEDB88320 ^ (value >> 1);
        }

        return value;
    }
}
