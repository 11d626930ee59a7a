using System.Buffers.Binary;
using ResponsibilityPortal.Pdf.Reading;

namespace ResponsibilityPortal.Pdf.Objects;

/// <summary>
/// Writes the objects of a file: those with a stream one by one, all others many together in compressed object streams
/// (ISO 32000-1, 7.5.7), and at the end the cross-reference stream that finds them (7.5.8).
/// </summary>
internal sealed class ObjectWriter : IDisposable
{
    /// <summary>Few enough that a reader who wants one object need not inflate all, enough to compress well.</summary>
    private const int ObjectsPerStream = 400;

    /// <summary>Bytes of an entry of the cross-reference stream: kind, place, index.</summary>
    private const int PlaceWidth = 7;

    private readonly PdfBuffer _file = new(64 * 1_024);
    private readonly List<Place> _places = [new Place(0, 0, 65_535)];
    private readonly PdfBuffer _packed = new(32 * 1_024);
    private readonly List<(int Id, int Offset)> _packedObjects = [];
    private int _open;
    private long _streamBytes;

    public ObjectWriter() => _file.Raw("%PDF-1.7\n%"u8).Raw([0xE2, 0xE3, 0xCF, 0xD3]).Raw("\n"u8);

    public PdfBuffer File => _file;

    /// <summary>An identifier for an object that is written later.</summary>
    public int Reserve()
    {
        if (_places.Count > PdfLimits.ObjectsMaxCount)
        {
            throw new DocumentTooLongException($"A document has at most {PdfLimits.ObjectsMaxCount} objects.");
        }

        _places.Add(default);
        return _places.Count - 1;
    }

    /// <summary>Identifiers that follow one another.</summary>
    /// <returns>The first of them.</returns>
    public int Reserve(int count)
    {
        var first = _places.Count;
        for (var index = 0; index < count; index++)
        {
            Reserve();
        }

        return first;
    }

    /// <summary>Begins an object without a stream; what is written into the buffer until the next object begins is its value.</summary>
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

    /// <summary>Begins an object that must stand by itself, uncompressed; it ends with <see cref="EndPlain"/>.</summary>
    public PdfBuffer BeginPlain(int id)
    {
        _places[id] = new Place(1, _file.Length, 0);
        return _file.Number(id).Raw(" 0 obj\n"u8);
    }

    public void EndPlain() => _file.Raw("\nendobj\n"u8);

    /// <summary>An object with a stream.</summary>
    /// <param name="entries">Entries of its dictionary but for length and filter.</param>
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

    /// <summary>An object with a stream that was compressed before.</summary>
    /// <param name="entries">Entries of its dictionary but for length and filter.</param>
    public void Stream(int id, ReadOnlySpan<byte> entries, DeflatedBytes deflated)
    {
        _streamBytes += deflated.ContentLength + deflated.Bytes.Length;
        WriteStream(id, [.. entries, .. "/Filter/FlateDecode"u8], deflated.Bytes);
    }

    /// <summary>Writes the cross-reference stream and the end of the file.</summary>
    /// <param name="identifier">Of the file (14.4); the second of the pair is the same, as the file was never changed.</param>
    public void Finish(int catalog, int info, ReadOnlySpan<byte> identifier)
    {
        Pack();
        var id = Reserve();
        var start = _file.Length;
        _places[id] = new Place(1, start, 0);

        using var entries = new PdfBuffer(256);
        entries.Raw("/Type/XRef/W[1 4 2]/DecodeParms<</Predictor 12/Columns "u8).Number(PlaceWidth).Raw(">>/Size "u8).Number(_places.Count)
            .Raw("/Root"u8).Reference(catalog).Raw("/Info"u8).Reference(info).Raw("/ID["u8).HexString(identifier).HexString(identifier).Raw("]"u8);
        Stream(id, entries.Written, Table());
        _file.Raw("startxref\n"u8).Number(start).Raw("\n%%EOF\n"u8);
        RefuseUnreadable();
    }

    public void Dispose()
    {
        _file.Dispose();
        _packed.Dispose();
    }

    /// <summary>A file that could not be read again could not be checked either, so none is made.</summary>
    private void RefuseUnreadable()
    {
        if (_places.Count > ReadingLimits.ObjectsMaxCount)
        {
            throw new DocumentTooLongException($"It would hold {_places.Count} objects; at most {ReadingLimits.ObjectsMaxCount} can be read again.");
        }

        if (_streamBytes > ReadingLimits.OwnInflatedMaxBytes)
        {
            throw new DocumentTooLongException($"Its streams would hold {InMegabytes(_streamBytes)} MB; at most {InMegabytes(ReadingLimits.OwnInflatedMaxBytes)} can be read again.");
        }

        if (_file.Length > ReadingLimits.FileMaxBytes)
        {
            throw new DocumentTooLongException($"It would take {InMegabytes(_file.Length)} MB; at most {InMegabytes(ReadingLimits.FileMaxBytes)} can be read again.");
        }

        static long InMegabytes(long bytes) => (bytes + (1_024 * 1_024) - 1) / (1_024 * 1_024);
    }

    private void WriteStream(int id, ReadOnlySpan<byte> entries, ReadOnlySpan<byte> body)
    {
        BeginPlain(id).Raw("<<"u8).Raw(entries).Raw("/Length "u8).Number(body.Length).Raw(">>\nstream\n"u8).Raw(body).Raw("\nendstream"u8);
        EndPlain();
    }

    /// <summary>The places, each row as its difference from the one above (7.4.4.4): objects in a stream differ by one, which compresses to nothing.</summary>
    private byte[] Table()
    {
        const byte Up = 2;
        var (table, above, row) = (new byte[_places.Count * (PlaceWidth + 1)], new byte[PlaceWidth], new byte[PlaceWidth]);
        foreach (var (index, place) in _places.Index())
        {
            row[0] = place.Kind;
            BinaryPrimitives.WriteInt32BigEndian(row.AsSpan(1), place.Where);
            BinaryPrimitives.WriteUInt16BigEndian(row.AsSpan(5), (ushort)place.Index);
            var line = table.AsSpan(index * (PlaceWidth + 1), PlaceWidth + 1);
            line[0] = Up;
            for (var at = 0; at < PlaceWidth; at++)
            {
                line[at + 1] = unchecked((byte)(row[at] - above[at]));
            }

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

    /// <summary>Where an object stands: of kind 1 at an offset of the file, of kind 2 in an object stream.</summary>
    private readonly record struct Place(byte Kind, int Where, int Index);
}
