using System.Buffers.Binary;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>
/// Finds which bytes of an SQLite file have a meaning. A page of a b-tree has its cells at its end. The space before them, and blocks that
/// deleted cells have left, contain remains that SQLite never reads (SQLite database file format, 1.6).
/// </summary>
internal static class SqlitePage
{
    private const int FileHeaderLength = 100,
        SmallestBlock = 4;

    public static bool IsInUse(ReadOnlySpan<byte> file, int at)
    {
        var size = U16(file, 16) is 1 ? 65_536 : U16(file, 16);
        var page = file.Slice(at / size * size, size);
        var (head, offset) = (at < size ? FileHeaderLength : 0, at % size);
        if (page[head] is not (2 or 5 or 10 or 13))
        {
            // A page that continues a long cell.
            return true;
        }

        var pointers = head + (page[head] is 2 or 5 ? 12 : 8);
        var cells = U16(page, head + 5) is 0 ? 65_536 : U16(page, head + 5);
        if (offset >= pointers + (2 * U16(page, head + 3)) && offset < cells)
        {
            return false;
        }

        for (var block = U16(page, head + 1); block >= cells && block + SmallestBlock <= size; block = U16(page, block))
        {
            if (offset >= block && offset < block + U16(page, block + 2))
            {
                return false;
            }
        }

        return true;
    }

    private static int U16(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt16BigEndian(bytes[offset..]);
}
