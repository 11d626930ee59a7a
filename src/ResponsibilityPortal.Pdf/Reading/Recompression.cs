using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>
/// Checks whether two files differ only in the compression of their streams, as with another build of zlib. Both are compared from the
/// first byte to the last. Bytes outside compressed streams must be the same, and each stream must have the same content. So there can be
/// nothing between the objects, and the table can't refer to anything else.
/// </summary>
internal sealed class Recompression
{
    private const int EntryWidth = 7;

    private static readonly int AfterStreamBytes = "\nendstream\nendobj\n"u8.Length;

    /// <summary>The untrusted file. It is never parsed: only bytes in the required places are read.</summary>
    private readonly ReadOnlyMemory<byte> _given;
    private readonly PdfFile _genuine;
    private readonly Inflater _givenInflater;
    private readonly Dictionary<int, int> _places = [];
    private int _position;

    private Recompression(ReadOnlyMemory<byte> given, PdfFile genuine, ReadingBudget budget) =>
        (_given, _genuine, _givenInflater) = (given, genuine, new Inflater(budget));

    /// <summary>Returns whether nothing else differs.</summary>
    /// <param name="given">An untrusted file.</param>
    /// <param name="genuine">The file as this writer has just made it.</param>
    /// <param name="budget">The budget for reading the given file.</param>
    public static bool IsAllThatDiffers(
        ReadOnlyMemory<byte> given,
        PdfFile genuine,
        ReadingBudget budget,
        CancellationToken cancellationToken
    )
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

        var (length, afterStream) = (found.Dictionary["Length"]!, bytes.Length - AfterStreamBytes);
        return Takes(bytes[found.Start!.Value..length.Start])
            && TakesLength(out var count)
            && Takes(bytes[length.End..(afterStream - stream.Length)])
            && TakesStream(found, count)
            && Takes(bytes[afterStream..]);
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

    /// <summary>Returns the cross-reference table for the places of the objects in the given file.</summary>
    private byte[] MovedTable(PdfObject table)
    {
        var entries = _genuine.ContentOf(table).ToArray();
        foreach (var (id, place) in _places)
        {
            BinaryPrimitives.WriteInt32BigEndian(entries.AsSpan((id * EntryWidth) + 1), place);
        }

        return entries;
    }

    /// <summary>Reads a number in the only form that the writer gives it.</summary>
    private bool TakesLength(out int length)
    {
        var start = _given.Span[_position..];
        return Utf8Parser.TryParse(start[..Math.Min(start.Length, 10)], out length, out _)
            && length >= 0
            && Takes(Encoding.ASCII.GetBytes(length.ToString(CultureInfo.InvariantCulture)));
    }

    private bool Takes(ReadOnlyMemory<byte> expected)
    {
        var isThere = _given.Span[_position..].StartsWith(expected.Span);
        _position += isThere ? expected.Length : 0;
        return isThere;
    }
}
