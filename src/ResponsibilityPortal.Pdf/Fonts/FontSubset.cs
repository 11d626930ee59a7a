using System.Buffers.Binary;
using System.Text;

namespace ResponsibilityPortal.Pdf.Fonts;

/// <summary>
/// Writes a font file with the outlines of some glyphs only. Glyphs keep their numbers, so that text stays valid. Tables that drawing
/// doesn't need are omitted (ISO 32000-1, 9.9).
/// </summary>
internal static class FontSubset
{
    private const int WholeFileChecksum = unchecked((int)0xB1B0AFBA);

    /// <param name="used">Whether each glyph is used. The parts of composite glyphs are added.</param>
    /// <param name="characters">The table <c>cmap</c>; empty for none.</param>
    public static byte[] Of(TrueTypeFont font, bool[] used, byte[] characters)
    {
        used[0] = true;
        var last = AddParts(font, used);
        var (outlines, locations) = Outlines(font, used, last);
        var tables = new List<(string Tag, byte[] Content)>();
        if (characters.Length > 0)
        {
            tables.Add(("cmap", characters));
        }

        foreach (var tag in new[] { "cvt ", "fpgm" })
        {
            AddAsIs(tag);
        }

        tables.Add(("glyf", outlines));
        tables.Add(("head", Head(font)));
        tables.Add(("hhea", Counting(font.Table("hhea"), 34, last + 1)));
        tables.Add(("hmtx", Metrics(font, used, last)));
        tables.Add(("loca", locations));
        tables.Add(("maxp", Counting(font.Table("maxp"), 4, last + 1)));
        AddAsIs("prep");
        return Assemble(tables);

        void AddAsIs(string tag)
        {
            if (font.Table(tag) is { Length: > 0 } content)
            {
                tables.Add((tag, content.ToArray()));
            }
        }
    }

    /// <summary>Marks the parts of composite glyphs, recursively.</summary>
    /// <returns>The last glyph in use.</returns>
    private static int AddParts(TrueTypeFont font, bool[] used)
    {
        var open = new Stack<int>(Enumerable.Range(0, used.Length).Where(glyph => used[glyph]));
        var last = 0;
        while (open.TryPop(out var glyph))
        {
            last = Math.Max(last, glyph);
            foreach (var part in PartsOf(font.Table("glyf")[font.Glyphs[glyph]]))
            {
                if (part < used.Length && !used[part])
                {
                    used[part] = true;
                    open.Push(part);
                }
            }
        }

        return last;
    }

    /// <summary>Returns the parts of a composite glyph (OpenType, table glyf, "Composite glyph description").</summary>
    private static List<int> PartsOf(ReadOnlySpan<byte> outline)
    {
        const int HasWords = 0x0001,
            HasScale = 0x0008,
            HasMore = 0x0020,
            HasTwoScales = 0x0040,
            HasMatrix = 0x0080;
        var parts = new List<int>();
        if (outline.Length < 10 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
        {
            return parts;
        }

        var (at, flags) = (10, HasMore);
        while ((flags & HasMore) != 0)
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            parts.Add(BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]));
            at += 4 + ((flags & HasWords) != 0 ? 4 : 2);
            at +=
                (flags & HasScale) != 0 ? 2
                : (flags & HasTwoScales) != 0 ? 4
                : (flags & HasMatrix) != 0 ? 8
                : 0;
        }

        return parts;
    }

    private static (byte[] Outlines, byte[] Locations) Outlines(TrueTypeFont font, bool[] used, int last)
    {
        var source = font.Table("glyf");
        using var outlines = new MemoryStream();
        var locations = new byte[(last + 2) * 4];
        for (var glyph = 0; glyph <= last; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(locations.AsSpan(glyph * 4), (uint)outlines.Length);
            if (used[glyph])
            {
                outlines.Write(source[font.Glyphs[glyph]]);
                outlines.Write(new byte[(4 - (outlines.Length % 4)) % 4]);
            }
        }

        BinaryPrimitives.WriteUInt32BigEndian(locations.AsSpan((last + 1) * 4), (uint)outlines.Length);
        return (outlines.ToArray(), locations);
    }

    private static byte[] Head(TrueTypeFont font)
    {
        var head = font.Table("head").ToArray();
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        return head;
    }

    private static byte[] Counting(ReadOnlySpan<byte> table, int offset, int count)
    {
        var copy = table.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(offset), (ushort)count);
        return copy;
    }

    private static byte[] Metrics(TrueTypeFont font, bool[] used, int last)
    {
        var source = font.Table("hmtx");
        var longMetrics = BinaryPrimitives.ReadUInt16BigEndian(font.Table("hhea")[34..]);
        var metrics = new byte[(last + 1) * 4];
        for (var glyph = 0; glyph <= last; glyph++)
        {
            if (used[glyph])
            {
                source.Slice(Math.Min(glyph, longMetrics - 1) * 4, 2).CopyTo(metrics.AsSpan(glyph * 4));
                var bearing = glyph < longMetrics ? (glyph * 4) + 2 : (longMetrics * 4) + ((glyph - longMetrics) * 2);
                source.Slice(bearing, 2).CopyTo(metrics.AsSpan((glyph * 4) + 2));
            }
        }

        return metrics;
    }

    private static byte[] Assemble(List<(string Tag, byte[] Content)> tables)
    {
        const int HeaderLength = 12,
            RecordLength = 16;
        var offset = HeaderLength + (tables.Count * RecordLength);
        var file = new byte[offset + tables.Sum(table => Padded(table.Content.Length))];
        var power = (int)Math.Log2(tables.Count);
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(RecordLength << power));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)((tables.Count - (1 << power)) * RecordLength));
        var headAt = 0;
        foreach (var (index, (tag, content)) in tables.Index())
        {
            content.CopyTo(file.AsSpan(offset));
            var record = file.AsSpan(HeaderLength + (index * RecordLength));
            Encoding.ASCII.GetBytes(tag, record);
            BinaryPrimitives.WriteUInt32BigEndian(record[4..], Checksum(file.AsSpan(offset, Padded(content.Length))));
            BinaryPrimitives.WriteInt32BigEndian(record[8..], offset);
            BinaryPrimitives.WriteInt32BigEndian(record[12..], content.Length);
            headAt = tag == "head" ? offset : headAt;
            offset += Padded(content.Length);
        }

        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(headAt + 8), unchecked((uint)WholeFileChecksum - Checksum(file)));
        return file;

        static int Padded(int length) => (length + 3) / 4 * 4;
    }

    private static uint Checksum(ReadOnlySpan<byte> content)
    {
        var sum = 0u;
        for (var at = 0; at < content.Length; at += 4)
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(content[at..]));
        }

        return sum;
    }
}
