using System.Buffers.Binary;
using System.Text;

namespace ResponsibilityPortal.Pdf.Metadata;

/// <summary>
/// The colour profile of the output intent (ISO 19005-3, 6.2.3): ICC version 2, RGB with the primaries of sRGB and a curve of gamma 2.2. It
/// is computed here, so that the file doesn't contain a profile by anyone else.
/// </summary>
internal static class OutputProfile
{
    private const int HeaderLength = 128,
        TagRecordLength = 12;
    private const string Description = "sRGB primaries, gamma 2.2";

    public static byte[] Bytes { get; } = Write();

    private static byte[] Write()
    {
        var curve = Concat(Type("curv"), U32(1), [0x02, 0x33, 0, 0]);
        List<(string Tag, byte[] Content)> tags =
        [
            ("desc", Concat(Type("desc"), U32(Description.Length + 1), Encoding.ASCII.GetBytes(Description), new byte[1 + 8 + 3 + 67])),
            ("cprt", Concat(Type("text"), "No rights reserved\0"u8.ToArray())),
            ("wtpt", Xyz(0.9505, 1, 1.0891)),
            ("rXYZ", Xyz(0.4361, 0.2225, 0.0139)),
            ("gXYZ", Xyz(0.3851, 0.7169, 0.0971)),
            ("bXYZ", Xyz(0.1431, 0.0606, 0.7141)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];

        var offset = HeaderLength + 4 + (tags.Count * TagRecordLength);
        var (directory, body) = (new List<byte[]> { U32(tags.Count) }, new List<byte[]>());
        foreach (var (tag, content) in tags)
        {
            directory.Add(Concat(Encoding.ASCII.GetBytes(tag), U32(offset), U32(content.Length)));
            var padded = Concat(content, new byte[(4 - (content.Length % 4)) % 4]);
            body.Add(padded);
            offset += padded.Length;
        }

        return Concat([Header(offset), .. directory, .. body]);
    }

    private static byte[] Header(int length)
    {
        var header = new byte[HeaderLength];
        BinaryPrimitives.WriteInt32BigEndian(header, length);
        header[8] = 2;
        header[9] = 0x10;
        "mntrRGB XYZ "u8.CopyTo(header.AsSpan(12));

        // The date of ICC version 2.1. A date is required and nothing depends on it.
        foreach (var (index, part) in new short[] { 1998, 9, 1, 0, 0, 0 }.Index())
        {
            BinaryPrimitives.WriteInt16BigEndian(header.AsSpan(24 + (index * 2)), part);
        }

        "acsp"u8.CopyTo(header.AsSpan(36));
        Concat(Fixed(0.9642), Fixed(1), Fixed(0.8249)).CopyTo(header.AsSpan(68));
        return header;
    }

    private static byte[] Xyz(double x, double y, double z) => Concat(Type("XYZ "), Fixed(x), Fixed(y), Fixed(z));

    private static byte[] Type(string signature) => [.. Encoding.ASCII.GetBytes(signature), 0, 0, 0, 0];

    private static byte[] U32(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    /// <summary>Returns a number with 16 binary places.</summary>
    private static byte[] Fixed(double value) => U32((int)Math.Round(value * 65_536));

    private static byte[] Concat(params ReadOnlySpan<byte[]> parts)
    {
        var bytes = new List<byte>();
        foreach (var part in parts)
        {
            bytes.AddRange(part);
        }

        return [.. bytes];
    }
}
