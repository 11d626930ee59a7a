using System.Buffers.Binary;

namespace ResponsibilityPortal.Pdf.Fonts;

/// <summary>Maps characters to glyphs: the table <c>cmap</c> in its formats 4 and 12, which all Unicode fonts have.</summary>
internal sealed class CharacterMap
{
    private readonly ushort[] _basic = new ushort[0x10000];
    private readonly Dictionary<int, ushort> _beyond = [];

    public CharacterMap(ReadOnlySpan<byte> table)
    {
        var count = U16(table, 2);
        var found = false;
        for (var index = 0; index < count; index++)
        {
            var record = table.Slice(4 + (index * 8), 8);
            var (platform, encoding) = (U16(record, 0), U16(record, 2));
            var subtable = table[(int)BinaryPrimitives.ReadUInt32BigEndian(record[4..])..];
            if ((platform, encoding) is not ((0, _) or (3, 1) or (3, 10)))
            {
                continue;
            }

            switch (U16(subtable, 0))
            {
                case 4:
                    ReadSegments(subtable);
                    found = true;
                    break;
                case 12:
                    ReadGroups(subtable);
                    found = true;
                    break;
                default:
                    break;
            }
        }

        if (!found)
        {
            throw new InvalidDataException("The font has no character map of format 4 or 12.");
        }
    }

    /// <summary>Returns a table with one map of format 4, with a segment for each character.</summary>
    /// <param name="characters">The characters in ascending order.</param>
    public static byte[] Write(IReadOnlyList<(char Character, ushort Glyph)> characters)
    {
        const int HeaderLength = 12,
            MapHeaderLength = 16,
            SegmentLength = 8;
        var segments = characters.Count + 1;
        var table = new byte[HeaderLength + MapHeaderLength + (segments * SegmentLength)];
        var power = (int)Math.Log2(segments);
        Write(table, 0, 0, 1, 3, 1, 0, HeaderLength);
        var map = table.AsSpan(HeaderLength);
        Write(map, 0, 4, map.Length, 0, segments * 2, 2 << power, power, (segments * 2) - (2 << power));
        var (ends, starts) = (14, 16 + (segments * 2));
        var deltas = starts + (segments * 2);
        for (var index = 0; index < segments; index++)
        {
            var isLast = index == characters.Count;
            var (character, glyph) = isLast ? ('\uFFFF', (ushort)0) : characters[index];
            Write(map, ends + (index * 2), character);
            Write(map, starts + (index * 2), character);
            Write(map, deltas + (index * 2), unchecked((ushort)(glyph - character)));
        }

        return table;
    }

    /// <summary>Returns the glyph of a character, or 0 when there is none.</summary>
    public ushort Find(int character) => character < _basic.Length ? _basic[character] : _beyond.GetValueOrDefault(character);

    private static void Write(Span<byte> table, int offset, params ReadOnlySpan<int> values)
    {
        foreach (var value in values)
        {
            BinaryPrimitives.WriteUInt16BigEndian(table[offset..], (ushort)value);
            offset += 2;
        }
    }

    private static int U16(ReadOnlySpan<byte> table, int offset) => BinaryPrimitives.ReadUInt16BigEndian(table[offset..]);

    private static int U32(ReadOnlySpan<byte> table, int offset) => (int)BinaryPrimitives.ReadUInt32BigEndian(table[offset..]);

    private void ReadSegments(ReadOnlySpan<byte> table)
    {
        var segments = U16(table, 6) / 2;
        var (ends, starts) = (14, 16 + (segments * 2));
        var (deltas, offsets) = (starts + (segments * 2), starts + (segments * 4));
        for (var segment = 0; segment < segments; segment++)
        {
            var (start, end) = (U16(table, starts + (segment * 2)), U16(table, ends + (segment * 2)));
            var (delta, offset) = (U16(table, deltas + (segment * 2)), U16(table, offsets + (segment * 2)));
            for (var character = start; character <= end && character < 0xFFFF; character++)
            {
                var glyph = character;
                if (offset != 0)
                {
                    glyph = U16(table, offsets + (segment * 2) + offset + ((character - start) * 2));
                    if (glyph == 0)
                    {
                        continue;
                    }
                }

                Map(character, (ushort)(glyph + delta));
            }
        }
    }

    private void ReadGroups(ReadOnlySpan<byte> table)
    {
        for (var group = 0; group < U32(table, 12); group++)
        {
            var record = table.Slice(16 + (group * 12), 12);
            var (start, end, glyph) = (U32(record, 0), U32(record, 4), U32(record, 8));
            for (var character = start; character <= end; character++)
            {
                Map(character, (ushort)(glyph + character - start));
            }
        }
    }

    private void Map(int character, ushort glyph)
    {
        if (character < _basic.Length)
        {
            _basic[character] = glyph;
        }
        else
        {
            _beyond[character] = glyph;
        }
    }
}
