using System.Buffers.Binary;
using System.Collections.Frozen;

namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>
/// Reads a file in the form that <see cref="PdfDocument.Finish"/> gives: PDF 1.7 with one cross-reference stream (ISO 32000-1, 7.5.8),
/// objects in object streams (7.5.7) and Flate as the only filter. Files are untrusted: every reference has a limit, and a file in another
/// form is refused with a reason.
/// </summary>
public sealed class PdfFile
{
    private const int EntryWidth = 7;
    private const int TailBytes = 40;
    private const long RowsAbove = 12;
    private const int UpFilter = 2;
    private const long PredictedMaxColumns = 64;

    /// <summary>
    /// The allowed entries of the table's dictionary. Others could lead some readers to another table, or to other objects.
    /// </summary>
    private static readonly FrozenSet<string> TrailerKeys = FrozenSet.Create(
        "Type",
        "W",
        "DecodeParms",
        "Size",
        "Root",
        "Info",
        "ID",
        "Filter",
        "Length"
    );

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly ReadingBudget _budget;
    private readonly Inflater _inflater;
    private readonly Dictionary<int, Packed> _containers = [];
    private readonly Dictionary<int, string> _unreadable = [];
    private readonly Place[] _places;

    private PdfFile(ReadOnlyMemory<byte> bytes, ReadingBudget budget)
    {
        (_bytes, _budget, _inflater) = (bytes, budget, new Inflater(budget));
        var table = ReadPlain(CrossReferenceAt(bytes.Span), expectedId: null);
        CrossReference = table.Id;
        Trailer = table.Dictionary;
        _places = PlacesIn(table);
    }

    public ReadOnlyMemory<byte> Bytes => _bytes;

    internal PdfValue.Dictionary Trailer { get; }

    /// <summary>The object from which all others are found.</summary>
    internal int CrossReference { get; }

    /// <summary>All objects by number.</summary>
    internal IEnumerable<int> Ids => Enumerable.Range(0, _places.Length).Where(Has);

    /// <summary>Reads a file with a budget of its own and without a time limit.</summary>
    /// <exception cref="UnreadablePdfException">The file has another form.</exception>
    public static PdfFile Read(ReadOnlyMemory<byte> bytes) => Read(bytes, new ReadingBudget(CancellationToken.None));

    /// <param name="budget">The budget for reading the file, shared with its other checks.</param>
    /// <exception cref="UnreadablePdfException">The file has another form.</exception>
    /// <exception cref="OperationCanceledException">The time limit has passed.</exception>
    public static PdfFile Read(ReadOnlyMemory<byte> bytes, ReadingBudget budget)
    {
        if (bytes.Length > ReadingLimits.FileMaxBytes)
        {
            throw new UnreadablePdfException($"It is larger than {ReadingLimits.FileMaxBytes / (1_024 * 1_024)} MB.");
        }

        return bytes.Span.StartsWith("%PDF-1.7\n"u8)
            ? new PdfFile(bytes, budget)
            : throw new UnreadablePdfException("It does not begin like a PDF 1.7 file.");
    }

    /// <summary>Returns whether there is an object with a number.</summary>
    internal bool Has(int id) => id > 0 && id < _places.Length && _places[id].Kind is 1 or 2;

    /// <summary>Returns whether an object is in an object stream.</summary>
    internal bool IsPacked(int id) => id > 0 && id < _places.Length && _places[id].Kind == 2;

    /// <summary>Returns the bytes of an object in an object stream.</summary>
    /// <exception cref="UnreadablePdfException">The object is missing.</exception>
    internal ReadOnlyMemory<byte> PackedText(int id) => PackedText(_places[id].Where, _places[id].Index, id);

    /// <exception cref="UnreadablePdfException">The object is missing or can't be read.</exception>
    internal PdfObject Find(int id) =>
        id <= 0 || id >= _places.Length
            ? throw new UnreadablePdfException($"The object {id} is missing.")
            : _places[id] switch
            {
                { Kind: 1, Where: var offset } => ReadPlain(offset, id),
                { Kind: 2, Where: var container, Index: var index } => ReadPacked(container, index, id),
                _ => throw new UnreadablePdfException($"The object {id} is missing."),
            };

    /// <summary>Returns the object that a value of a dictionary refers to.</summary>
    /// <exception cref="UnreadablePdfException">The value isn't a reference, or the object is missing.</exception>
    internal PdfObject Follow(PdfValue? value, string what) =>
        value is PdfValue.Reference(var id) ? Find(id) : throw new UnreadablePdfException($"The {what} is missing.");

    /// <summary>Returns the bytes of an object's stream, inflated if they are compressed.</summary>
    /// <exception cref="UnreadablePdfException">There is no stream, or it is damaged.</exception>
    /// <param name="inflater">The inflater with the budget, if the stream isn't of this file.</param>
    internal ReadOnlyMemory<byte> ContentOf(PdfObject found, Inflater? inflater = null) =>
        found switch
        {
            { Stream: null } => throw new UnreadablePdfException($"The object {found.Id} has no stream."),
            { Stream: { } stream } when found.Dictionary["Filter"] is null => stream,
            { Stream: { } stream } when found.Dictionary["Filter"] is PdfValue.Name("FlateDecode") => found.Dictionary["DecodeParms"] switch
            {
                null => (inflater ?? _inflater).Inflate(stream),
                PdfValue.Dictionary predicted
                    when predicted["Predictor"] is PdfValue.Number(RowsAbove)
                        && predicted["Columns"] is PdfValue.Number(> 0 and <= PredictedMaxColumns and var columns) => Unpredicted(
                    (inflater ?? _inflater).Inflate(stream),
                    (int)columns
                ),
                _ => throw new UnreadablePdfException($"The stream of object {found.Id} uses an unsupported compression."),
            },
            _ => throw new UnreadablePdfException($"The stream of object {found.Id} uses an unsupported compression."),
        };

    /// <summary>Charges a copy of bytes to the budget, as if they had been inflated.</summary>
    /// <exception cref="UnreadablePdfException">The budget is exceeded.</exception>
    internal void ChargeCopy(int bytes) => _budget.ChargeInflated(bytes);

    /// <summary>Decodes rows that are stored as differences from the previous row (ISO 32000-1, 7.4.4.4; the filter "Up" of PNG).</summary>
    private static ReadOnlyMemory<byte> Unpredicted(byte[] rows, int columns)
    {
        var (width, count) = (columns + 1, rows.Length / (columns + 1));
        var values = rows.Length % width == 0 ? new byte[count * columns] : throw new UnreadablePdfException("A table ends within a row.");
        for (var row = 0; row < count; row++)
        {
            if (rows[row * width] != UpFilter)
            {
                throw new UnreadablePdfException("A table uses an unsupported encoding.");
            }

            for (var column = 0; column < columns; column++)
            {
                var above = row == 0 ? 0 : values[((row - 1) * columns) + column];
                values[(row * columns) + column] = (byte)(rows[(row * width) + 1 + column] + above);
            }
        }

        return values;
    }

    private static int CrossReferenceAt(ReadOnlySpan<byte> bytes)
    {
        var tail = Math.Max(0, bytes.Length - TailBytes);
        var marker = bytes[tail..].LastIndexOf("startxref\n"u8);
        if (marker < 0)
        {
            throw new UnreadablePdfException("Its end is missing, or other bytes follow it.");
        }

        var syntax = new PdfSyntax(bytes, tail + marker);
        syntax.Expect("startxref\n"u8);
        var offset = syntax.WholeNumber();
        syntax.Expect("\n%%EOF\n"u8);
        return syntax.Position == bytes.Length ? offset : throw new UnreadablePdfException("Other bytes follow its end.");
    }

    private Place[] PlacesIn(PdfObject table)
    {
        if (
            Trailer["Type"] is not PdfValue.Name("XRef")
            || Trailer["Size"] is not PdfValue.Number(var size)
            || !Trailer.Entries.Keys.All(TrailerKeys.Contains)
            || Trailer["W"] is not PdfValue.Array { Items: [PdfValue.Number(1), PdfValue.Number(4), PdfValue.Number(2)] }
        )
        {
            throw new UnreadablePdfException("Its cross-reference table has an unsupported form.");
        }

        if (size is < 1 or > ReadingLimits.ObjectsMaxCount)
        {
            throw new UnreadablePdfException($"It declares {size} objects. The limit is {ReadingLimits.ObjectsMaxCount}.");
        }

        var entries = ContentOf(table);
        if (entries.Length != size * EntryWidth)
        {
            throw new UnreadablePdfException("Its cross-reference table does not have the declared number of entries.");
        }

        var places = new Place[size];
        for (var id = 0; id < places.Length; id++)
        {
            var entry = entries.Span.Slice(id * EntryWidth, EntryWidth);
            places[id] = new Place(
                entry[0],
                BinaryPrimitives.ReadInt32BigEndian(entry[1..]),
                BinaryPrimitives.ReadUInt16BigEndian(entry[5..])
            );
        }

        return places;
    }

    private PdfObject ReadPlain(int offset, int? expectedId)
    {
        if (offset < 0 || offset >= _bytes.Length)
        {
            throw new UnreadablePdfException("It refers to a position outside the file.");
        }

        var syntax = new PdfSyntax(_bytes.Span, offset);
        var id = syntax.WholeNumber();
        syntax.Expect(" 0 obj\n"u8);
        if (expectedId is not null && expectedId != id)
        {
            throw new UnreadablePdfException($"Object {id} was found where object {expectedId} was expected.");
        }

        var value = ValueAt(ref syntax);
        var read = new PdfObject(id, value, _bytes[value.Start..value.End]) { Start = offset };
        if (syntax.Take("\nstream\n"u8))
        {
            var length =
                read.Dictionary["Length"] is PdfValue.Number(var bytes and >= 0) && bytes <= _bytes.Length - syntax.Position
                    ? (int)bytes
                    : throw new UnreadablePdfException($"The length of the stream of object {id} is invalid.");
            read = read with { Stream = _bytes.Slice(syntax.Position, length) };
            syntax = new PdfSyntax(_bytes.Span, syntax.Position + length);
            syntax.Expect("\nendstream"u8);
        }

        syntax.Expect("\nendobj\n"u8);
        return read with { End = syntax.Position };
    }

    private PdfObject ReadPacked(int container, int index, int id)
    {
        var text = PackedText(container, index, id);
        var syntax = new PdfSyntax(text.Span, 0);
        var value = ValueAt(ref syntax);
        return new PdfObject(id, value, text[value.Start..value.End]);
    }

    private ReadOnlyMemory<byte> PackedText(int container, int index, int id)
    {
        _budget.ThrowIfLate();
        var packed = ReadContainer(container);
        return index < packed.Objects.Length && packed.Objects[index].Id == id
            ? packed.Content[packed.Objects[index].Start..packed.Objects[index].End]
            : throw new UnreadablePdfException($"The object {id} is not where it should be.");
    }

    private PdfValue ValueAt(ref PdfSyntax syntax)
    {
        _budget.ThrowIfParsedOut();
        var (start, before) = (syntax.Position, syntax.Values);
        try
        {
            return syntax.Value();
        }
        finally
        {
            _budget.ChargeParsed(syntax.Position - start, syntax.Values - before);
        }
    }

    /// <summary>Object streams must not be in an object stream, so that none can contain itself.</summary>
    private Packed ReadContainer(int id)
    {
        if (_containers.TryGetValue(id, out var known))
        {
            return known;
        }

        // An object stream that can't be read is not read again for each object in it.
        if (_unreadable.TryGetValue(id, out var reason))
        {
            throw new UnreadablePdfException(reason);
        }

        try
        {
            return _containers[id] = Unpack(id);
        }
        catch (UnreadablePdfException exception)
        {
            _unreadable[id] = exception.Message;
            throw;
        }
    }

    private Packed Unpack(int id)
    {
        if (id <= 0 || id >= _places.Length || _places[id].Kind != 1)
        {
            throw new UnreadablePdfException($"The object stream {id} is missing.");
        }

        var container = ReadPlain(_places[id].Where, id);
        if (
            container.Dictionary["Type"] is not PdfValue.Name("ObjStm")
            || container.Dictionary["N"] is not PdfValue.Number(var count)
            || container.Dictionary["First"] is not PdfValue.Number(var first)
        )
        {
            throw new UnreadablePdfException($"The object {id} is not an object stream.");
        }

        var content = ContentOf(container);
        if (count < 0 || count > ReadingLimits.ObjectsMaxCount || first < 0 || first > content.Length)
        {
            throw new UnreadablePdfException($"The object stream {id} is damaged.");
        }

        _budget.ChargePacked((int)count);
        var head = new PdfSyntax(content.Span[..(int)first], 0);
        var objects = new (int Id, int Start, int End)[count];
        for (var index = 0; index < objects.Length; index++)
        {
            var number = head.WholeNumber();
            head.Expect(" "u8);
            var start = (int)first + head.WholeNumber();
            head.Expect(" "u8);
            objects[index] = (number, start, content.Length);
            if (index > 0)
            {
                objects[index - 1].End = start;
            }

            if (start < first || start > content.Length || (index > 0 && start < objects[index - 1].Start))
            {
                throw new UnreadablePdfException($"The object stream {id} is damaged.");
            }
        }

        return new Packed(content, objects);
    }

    private readonly record struct Place(byte Kind, int Where, int Index);

    private sealed record Packed(ReadOnlyMemory<byte> Content, (int Id, int Start, int End)[] Objects);
}
