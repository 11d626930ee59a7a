using System.Buffers;
using System.Buffers.Binary;
using ResponsibilityPortal.Pdf.Reading;

namespace ResponsibilityPortal.Pdf.Objects;

/// <summary>
/// Writes the objects of a file. Objects with a stream are written one by one, all others together in compressed object streams
/// (ISO 32000-1, 7.5.7). The cross-reference stream at the end locates them (7.5.8).
/// </summary>
internal sealed class ObjectWriter : IDisposable
{
    /// <summary>The objects in one object stream: few enough to inflate for one object, and enough to compress well.</summary>
    private const int ObjectsPerStream = 400;

    /// <summary>The bytes of an entry of the cross-reference stream: kind, place, index.</summary>
    private const int PlaceWidth = 7;

    private readonly PdfBuffer _file = new(64 * 1_024);
    private readonly PdfBuffer _packed = new(32 * 1_024);
    private readonly List<(int Id, int Offset)> _packedObjects = [];
    private Place[] _places = ArrayPool<Place>.Shared.Rent(4_096);
    private int _count;
    private int _open;
    private long _streamBytes;

    public ObjectWriter()
    {
        _file.Raw("%PDF-1.7\n%"u8).Raw([0xE2, 0xE3, 0xCF, 0xD3]).Raw("\n"u8);
        Add(new Place(0, 0, 65_535));
    }

    public PdfBuffer File => _file;

    /// <summary>Returns an identifier for an object that is written later.</summary>
    public int Reserve()
    {
        if (_count > PdfLimits.ObjectsMaxCount)
        {
            throw new DocumentTooLongException($"A document has at most {PdfLimits.ObjectsMaxCount} objects.");
        }

        Add(default);
        return _count - 1;
    }

    /// <summary>Returns consecutive identifiers.</summary>
    /// <returns>The first of them.</returns>
    public int Reserve(int count)
    {
        var first = _count;
        for (var index = 0; index < count; index++)
        {
            Reserve();
        }

        return first;
    }

    /// <summary>Begins an object without a stream. Its value is everything written to the buffer until the next object begins.</summary>
    public PdfBuffer Begin(int id)
    {
        if (_packedObjects.Count == ObjectsPerStream)
        {
            Pack();
        }

        if (_open == 0)
        {
            _open = Reserve();
        }

        _places[id] = new Place(2, _open, _packedObjects.Count);
        _packed.Raw(_packedObjects.Count == 0 ? ""u8 : "\n"u8);
        _packedObjects.Add((id, _packed.Length));
        return _packed;
    }

    /// <summary>Begins an object that must be separate and uncompressed. It ends with <see cref="EndPlain"/>.</summary>
    public PdfBuffer BeginPlain(int id)
    {
        _places[id] = new Place(1, _file.Length, 0);
        return _file.Number(id).Raw(" 0 obj\n"u8);
    }

    public void EndPlain() => _file.Raw("\nendobj\n"u8);

    /// <summary>Writes an object with a stream.</summary>
    /// <param name="entries">The entries of its dictionary, except length and filter.</param>
    public void Stream(int id, ReadOnlySpan<byte> entries, ReadOnlySpan<byte> content, bool compress = true)
    {
        if (compress)
        {
            using var deflated = new DeflatedBytes(content);
            Stream(id, entries, deflated);
        }
        else
        {
            WriteStream(id, entries, content);
        }
    }

    /// <summary>Writes an object with a stream that is already compressed.</summary>
    /// <param name="entries">The entries of its dictionary, except length and filter.</param>
    public void Stream(int id, ReadOnlySpan<byte> entries, DeflatedBytes deflated)
    {
        _streamBytes += deflated.ContentLength + deflated.Bytes.Length;
        WriteStream(id, [.. entries, .. "/Filter/FlateDecode"u8], deflated.Bytes);
    }

    /// <summary>Writes the cross-reference stream and the end of the file.</summary>
    /// <param name="identifier">The identifier of the file (14.4). Both of the pair are the same, because the file was never
    /// changed.</param>
    public void Finish(int catalog, int info, ReadOnlySpan<byte> identifier)
    {
        Pack();
        var id = Reserve();
        var start = _file.Length;
        _places[id] = new Place(1, start, 0);

        using var entries = new PdfBuffer(256);
        entries
            .Raw("/Type/XRef/W[1 4 2]/DecodeParms<</Predictor 12/Columns "u8)
            .Number(PlaceWidth)
            .Raw(">>/Size "u8)
            .Number(_count)
            .Raw("/Root"u8)
            .Reference(catalog)
            .Raw("/Info"u8)
            .Reference(info)
            .Raw("/ID["u8)
            .HexString(identifier)
            .HexString(identifier)
            .Raw("]"u8);
        using var table = Table();
        Stream(id, entries.Written, table.Written);
        _file.Raw("startxref\n"u8).Number(start).Raw("\n%%EOF\n"u8);
        RefuseUnreadable();
    }

    public void Dispose()
    {
        _file.Dispose();
        _packed.Dispose();
        ArrayPool<Place>.Shared.Return(_places);
        _places = [];
    }

    /// <remarks>The places are in an array of the pool: a large document has a hundred thousand objects.</remarks>
    private void Add(Place place)
    {
        if (_count == _places.Length)
        {
            var larger = ArrayPool<Place>.Shared.Rent(_count * 2);
            _places.CopyTo(larger, 0);
            ArrayPool<Place>.Shared.Return(_places);
            _places = larger;
        }

        _places[_count++] = place;
    }

    /// <summary>Refuses a file that this program could not read again, because it could not be verified either.</summary>
    private void RefuseUnreadable()
    {
        if (_count > ReadingLimits.ObjectsMaxCount)
        {
            throw new DocumentTooLongException(
                $"The file would contain {_count} objects. The limit is {ReadingLimits.ObjectsMaxCount}."
            );
        }

        if (_streamBytes > ReadingLimits.OwnInflatedMaxBytes)
        {
            throw new DocumentTooLongException(
                $"The streams of the file would contain {InMegabytes(_streamBytes)} MB. The limit is "
                    + $"{InMegabytes(ReadingLimits.OwnInflatedMaxBytes)} MB."
            );
        }

        if (_file.Length > ReadingLimits.FileMaxBytes)
        {
            throw new DocumentTooLongException(
                $"The file would have {InMegabytes(_file.Length)} MB. The limit is {InMegabytes(ReadingLimits.FileMaxBytes)} MB."
            );
        }

        static long InMegabytes(long bytes) => (bytes + (1_024 * 1_024) - 1) / (1_024 * 1_024);
    }

    private void WriteStream(int id, ReadOnlySpan<byte> entries, ReadOnlySpan<byte> body)
    {
        BeginPlain(id).Raw("<<"u8).Raw(entries).Raw("/Length "u8).Number(body.Length).Raw(">>\nstream\n"u8).Raw(body).Raw("\nendstream"u8);
        EndPlain();
    }

    /// <summary>
    /// Writes the places, each row as its difference from the previous one (7.4.4.4). Objects in a stream differ by one, which compresses
    /// very well.
    /// </summary>
    private PdfBuffer Table()
    {
        const byte Up = 2;
        var (table, above, row) = (new PdfBuffer(_count * (PlaceWidth + 1)), new byte[PlaceWidth], new byte[PlaceWidth]);
        foreach (var place in _places.AsSpan(0, _count))
        {
            row[0] = place.Kind;
            BinaryPrimitives.WriteInt32BigEndian(row.AsSpan(1), place.Where);
            BinaryPrimitives.WriteUInt16BigEndian(row.AsSpan(5), (ushort)place.Index);
            var line = table.Room(PlaceWidth + 1);
            line[0] = Up;
            for (var at = 0; at < PlaceWidth; at++)
            {
                line[at + 1] = unchecked((byte)(row[at] - above[at]));
            }

            table.Advance(PlaceWidth + 1);
            row.CopyTo(above.AsSpan());
        }

        return table;
    }

    private void Pack()
    {
        if (_packedObjects.Count == 0)
        {
            return;
        }

        using var head = new PdfBuffer(_packedObjects.Count * 12);
        foreach (var (id, offset) in _packedObjects)
        {
            head.Number(id).Raw((byte)' ').Number(offset).Raw((byte)' ');
        }

        using var entries = new PdfBuffer(64);
        entries.Raw("/Type/ObjStm/N "u8).Number(_packedObjects.Count).Raw("/First "u8).Number(head.Length);
        head.Raw(_packed.Written);
        Stream(_open, entries.Written, head.Written);
        _packed.Clear();
        _packedObjects.Clear();
        _open = 0;
    }

    /// <summary>The place of an object: kind 1 at an offset of the file, kind 2 in an object stream.</summary>
    private readonly record struct Place(byte Kind, int Where, int Index);
}
