using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>
/// Tells whether a file is another in nothing but the compressed form of its streams, which another build of zlib gives. Both are gone
/// through from the first byte to the last: what is not within a compressed stream must be the same bytes, and each stream must hold the
/// same. So nothing stands between the objects, and the table leads nowhere else.
/// </summary>
internal sealed class Recompression
{
    private const int EntryWidth = 7;

    private static readonly int BehindStreamBytes = "\nendstream\nendobj\n"u8.Length;

    /// <summary>From a stranger. It is never read as a file: only bytes that stand where they must count.</summary>
    private readonly ReadOnlyMemory<byte> _given;
    private readonly PdfFile _genuine;
    private readonly Inflater _givenInflater;
    private readonly Dictionary<int, int> _places = [];
    private int _position;

    private Recompression(ReadOnlyMemory<byte> given, PdfFile genuine, ReadingBudget budget) =>
        (_given, _genuine, _givenInflater) = (given, genuine, new Inflater(budget));

    /// <summary>Whether nothing else differs.</summary>
    /// <param name="given">From a stranger.</param>
    /// <param name="genuine">Made by this writer just now.</param>
    /// <param name="budget">What reading the given file may cost.</param>
    public static bool IsAllThatDiffers(ReadOnlyMemory<byte> given, PdfFile genuine, ReadingBudget budget, CancellationToken cancellationToken)
    {
        try
        {
            return new Recompression(given, genuine, budget).IsAll(cancellationToken);
        }
        catch (UnreadablePdfException)
        {
            return false;
        }
    }

    private bool IsAll(CancellationToken cancellationToken)
    {
        var objects = _genuine.Ids.Where(id => !_genuine.IsPacked(id)).Select(_genuine.Find).OrderBy(found => found.Start).ToList();
        if (!Takes(_genuine.Bytes[..objects[0].Start!.Value]))
        {
            return false;
        }

        foreach (var found in objects)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!TakesObject(found))
            {
                return false;
            }
        }

        var end = string.Create(CultureInfo.InvariantCulture, $"startxref\n{_places[_genuine.CrossReference]}\n%%EOF\n");
        return Takes(Encoding.ASCII.GetBytes(end)) && _position == _given.Length;
    }

    private bool TakesObject(PdfObject found)
    {
        _places[found.Id] = _position;
        var bytes = _genuine.Bytes[..found.End];
        if (found.Stream is not { } stream || found.Dictionary["Filter"] is null)
        {
            return Takes(bytes[found.Start!.Value..]);
        }

        var (length, behind) = (found.Dictionary["Length"]!, bytes.Length - BehindStreamBytes);
        return Takes(bytes[found.Start!.Value..length.Start]) && TakesLength(out var count) && Takes(bytes[length.End..(behind - stream.Length)])
            && TakesStream(found, count) && Takes(bytes[behind..]);
    }

    private bool TakesStream(PdfObject found, int count)
    {
        if (count > _given.Length - _position)
        {
            return false;
        }

        var stream = _given.Slice(_position, count);
        _position += count;
        if (found.Id != _genuine.CrossReference && stream.Span.SequenceEqual(found.Stream!.Value.Span))
        {
            return true;
        }

        var given = _genuine.ContentOf(found with { Stream = stream }, _givenInflater).Span;
        return given.SequenceEqual(found.Id == _genuine.CrossReference ? MovedTable(found) : _genuine.ContentOf(found).Span);
    }

    /// <summary>The table as it leads to where the objects stand in the given file.</summary>
    private byte[] MovedTable(PdfObject table)
    {
        var entries = _genuine.ContentOf(table).ToArray();
        foreach (var (id, place) in _places)
        {
            BinaryPrimitives.WriteInt32BigEndian(entries.AsSpan((id * EntryWidth) + 1), place);
        }

        return entries;
    }

    /// <summary>A number in the one form that the writer gives it.</summary>
    private bool TakesLength(out int length)
    {
        var start = _given.Span[_position..];
        return Utf8Parser.TryParse(start[..Math.Min(start.Length, 10)], out length, out _) && length >= 0 && Takes(Encoding.ASCII.GetBytes(length.ToString(CultureInfo.InvariantCulture)));
    }

    private bool Takes(ReadOnlyMemory<byte> expected)
    {
        var isThere = _given.Span[_position..].StartsWith(expected.Span);
        _position += isThere ? expected.Length : 0;
        return isThere;
    }
}
