using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ResponsibilityPortal.Tests.Pdf.Reading;

/// <summary>A file written by hand, as an attacker would.</summary>
internal sealed class CraftedPdf
{
    private readonly List<byte> _file = [];
    private readonly List<(byte Kind, int Where, int Index)> _places = [(0, 0, 0)];

    public CraftedPdf() => Raw("%PDF-1.7\n");

    /// <summary>Adds an object with the next number.</summary>
    public CraftedPdf Object(string value)
    {
        _places.Add((1, _file.Count, 0));
        return Raw($"{_places.Count - 1} 0 obj\n{value}\nendobj\n");
    }

    public CraftedPdf Stream(string entries, ReadOnlySpan<byte> content)
    {
        _places.Add((1, _file.Count, 0));
        Raw($"{_places.Count - 1} 0 obj\n<<{entries}/Length {content.Length}>>\nstream\n");
        _file.AddRange(content);
        return Raw("\nendstream\nendobj\n");
    }

    /// <summary>Makes the next numbers refer to a chosen place.</summary>
    public CraftedPdf Refer(byte kind, int where, int index, int count = 1)
    {
        _places.AddRange(Enumerable.Repeat((kind, where, index), count));
        return this;
    }

    /// <param name="size">The declared number of objects; null for the real one.</param>
    public byte[] Finish(int? size = null, string entries = "/Root 1 0 R")
    {
        var start = _file.Count;
        _places.Add((1, start, 0));
        var table = new byte[_places.Count * 7];
        foreach (var (index, place) in _places.Index())
        {
            table[index * 7] = place.Kind;
            BinaryPrimitives.WriteInt32BigEndian(table.AsSpan((index * 7) + 1), place.Where);
            BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan((index * 7) + 5), (ushort)place.Index);
        }

        Raw($"{_places.Count - 1} 0 obj\n<</Type/XRef/W[1 4 2]/Size {size ?? _places.Count}{entries}/Length {table.Length}>>\nstream\n");
        _file.AddRange(table);
        Raw($"\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n");
        return [.. _file];
    }

    public static byte[] Deflated(ReadOnlySpan<byte> content)
    {
        using var output = new MemoryStream();
        using (var zlib = new ZLibStream(output, CompressionLevel.Optimal))
        {
            zlib.Write(content);
        }

        return output.ToArray();
    }

    private CraftedPdf Raw(string text)
    {
        _file.AddRange(Encoding.Latin1.GetBytes(text));
        return this;
    }
}
