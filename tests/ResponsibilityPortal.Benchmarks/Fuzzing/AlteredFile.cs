using System.IO.Compression;
using System.Text;

namespace ResponsibilityPortal.Benchmarks.Fuzzing;

/// <summary>
/// Alters good files at random, always in the same way for the same seed. Parts of ZIP files are altered before they are packed.
/// </summary>
internal static class AlteredFile
{
    private const int ChangesMaxCount = 6;
    private const int SliceMaxLength = 64;

    private static readonly string[] Numbers = ["0", "-1", "1048577", "2147483647", "4294967296", "99999999999999999999", "1e999"];

    public static byte[] Of(FuzzTarget target, int seed)
    {
        var random = new Random(seed);
        var file = target.Files[random.Next(target.Files.Count)];

        // Few files with altered packed bytes get further than the directory of the archive.
        return file.AsSpan().StartsWith("PK"u8) && random.Next(8) > 0
            ? Repacked(random, file, target.Pieces)
            : Altered(random, file, target.Pieces);
    }

    private static byte[] Repacked(Random random, byte[] file, IReadOnlyList<string> pieces)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        var (chosen, twice) = (random.Next(archive.Entries.Count), random.Next(40) == 0);
        using var packed = new MemoryStream();
        using (var result = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (index, entry) in archive.Entries.Index())
            {
                using var content = new MemoryStream();
                using (var unpacked = entry.Open())
                {
                    unpacked.CopyTo(content);
                }

                var bytes = index == chosen ? Altered(random, content.ToArray(), pieces) : content.ToArray();
                for (var copy = index == chosen && twice ? 2 : 1; copy > 0; copy--)
                {
                    var part = result.CreateEntry(entry.FullName, CompressionLevel.Fastest);
                    part.LastWriteTime = FuzzFiles.PackedAt;
                    using var written = part.Open();
                    written.Write(bytes);
                }
            }
        }

        return packed.ToArray();
    }

    private static byte[] Altered(Random random, byte[] file, IReadOnlyList<string> pieces)
    {
        var bytes = new List<byte>(file);
        for (var change = random.Next(1, ChangesMaxCount + 1); change > 0; change--)
        {
            var at = random.Next(bytes.Count + 1);
            var length = Math.Min(random.Next(1, SliceMaxLength), bytes.Count - at);
            switch (random.Next(8))
            {
                case 0 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, random.Next(16) == 0 ? bytes.Count - at : length);
                    break;
                case 2:
                    var slice = bytes.GetRange(at, length);
                    for (var copy = random.Next(16) == 0 ? random.Next(2_000) : 1; copy > 0; copy--)
                    {
                        bytes.InsertRange(at, slice);
                    }

                    break;
                case 3:
                    bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                    break;
                case 4:
                    ReplaceNumber(random, bytes, at);
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(pieces[random.Next(pieces.Count)]));
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>Replaces the first number after a position by one that readers don't expect.</summary>
    private static void ReplaceNumber(Random random, List<byte> bytes, int at)
    {
        var start = bytes.FindIndex(at, character => char.IsAsciiDigit((char)character));
        if (start >= 0)
        {
            var end = bytes.FindIndex(start, character => !char.IsAsciiDigit((char)character));
            bytes.RemoveRange(start, (end < 0 ? bytes.Count : end) - start);
            bytes.InsertRange(start, Encoding.ASCII.GetBytes(Numbers[random.Next(Numbers.Length)]));
        }
    }
}
