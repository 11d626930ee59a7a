using System.Text;

namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>
/// Reads a complete file (ISO 32000-1, 7.5) with cross-reference streams and tables and object streams. Strict where PDF/A is (ISO 19005-3,
/// 6.1).
/// </summary>
internal sealed class PdfFileReader
{
    private readonly byte[] _bytes;
    private readonly PdfFile _file;
    private readonly Dictionary<int, Entry> _entries = [];

    private PdfFileReader(byte[] bytes)
    {
        _bytes = bytes;
        _file = new PdfFile(bytes);
    }

    /// <exception cref="PdfFormatException">The bytes aren't a PDF.</exception>
    public static PdfFile Read(byte[] bytes)
    {
        var reader = new PdfFileReader(bytes);
        reader.ReadAll();
        return reader._file;
    }

    private void ReadAll()
    {
        var seen = new HashSet<int>();
        for (int? section = FindStart(); section is { } offset && seen.Add(offset);)
        {
            var trailer = StartsWith(offset, "xref") ? ReadTable(offset) : ReadCrossReferenceStream(offset);
            foreach (var (key, value) in trailer.Members)
            {
                _file.Trailer.Members.TryAdd(key, value);
            }

            section = _file.WholeAt(trailer, "Prev");
        }

        foreach (var number in _entries.Keys.Order())
        {
            Load(number);
        }
    }

    private int FindStart()
    {
        var at = _bytes.AsSpan().LastIndexOf("startxref"u8);
        if (at < 0)
        {
            throw new PdfFormatException("The file has no startxref.");
        }

        var syntax = new PdfSyntax(_bytes, at + 9, false);
        var offset = syntax.ReadWhole();
        var tail = _bytes.AsSpan(syntax.Position).TrimStart("\r\n "u8);
        if (!tail.StartsWith("%%EOF"u8) || tail[5..] is not ([] or [(byte)'\n'] or [(byte)'\r'] or [(byte)'\r', (byte)'\n']))
        {
            _file.Slips.Add("The file does not end with %%EOF and at most one line end.");
        }

        return offset >= 0 && offset < _bytes.Length
            ? offset
            : throw new PdfFormatException($"startxref says {offset}, which is outside of the file.");
    }

    private PdfValue.Dictionary ReadTable(int offset)
    {
        var syntax = new PdfSyntax(_bytes, offset + 4, true);
        while (syntax.Read() is var value)
        {
            if (value is PdfValue.Keyword { Word: "trailer" })
            {
                return syntax.Read() as PdfValue.Dictionary ?? throw new PdfFormatException("The trailer isn't a dictionary.");
            }

            var first = value is PdfValue.Number number
                ? (int)number.Value
                : throw new PdfFormatException("The cross-reference table is broken.");
            var count = syntax.ReadWhole();
            for (var index = 0; index < count; index++)
            {
                var place = syntax.ReadWhole();
                syntax.ReadWhole();
                if (syntax.Read() is PdfValue.Keyword { Word: "n" })
                {
                    _entries.TryAdd(first + index, new Entry(place, null));
                }
            }
        }

        throw new PdfFormatException("The cross-reference table has no trailer.");
    }

    private PdfValue.Dictionary ReadCrossReferenceStream(int offset)
    {
        if (ReadIndirect(offset).Value is not PdfValue.Stream stream || _file.NameAt(stream.Dictionary, "Type") != "XRef")
        {
            throw new PdfFormatException($"There is neither a cross-reference table nor a cross-reference stream at byte {offset}.");
        }

        var data = StreamDecoder.Decode(_file, stream);
        var widths = _file.ListAt(stream.Dictionary, "W").OfType<PdfValue.Number>().Select(width => (int)width.Value).ToArray();
        var size = _file.WholeAt(stream.Dictionary, "Size") ?? 0;
        var index = _file.ListAt(stream.Dictionary, "Index").OfType<PdfValue.Number>().Select(number => (int)number.Value).ToArray();
        if (widths.Length != 3 || widths.Any(width => width is < 0 or > 4) || index.Length % 2 != 0)
        {
            throw new PdfFormatException("The cross-reference stream has no usable W and Index.");
        }

        var at = 0;
        foreach (var range in (index.Length > 0 ? index : [0, size]).Chunk(2))
        {
            for (var number = range[0]; number < range[0] + range[1]; number++)
            {
                var kind = widths[0] == 0 ? 1 : Field(widths[0]);
                var (second, third) = (Field(widths[1]), Field(widths[2]));
                if (kind is 1 or 2)
                {
                    _entries.TryAdd(number, kind == 1 ? new Entry(second, null) : new Entry(third, second));
                }
            }
        }

        if (at != data.Length)
        {
            _file.Slips.Add($"The cross-reference stream has {data.Length} bytes where its index announces {at}.");
        }

        return stream.Dictionary;

        int Field(int width)
        {
            var value = 0;
            for (var count = 0; count < width; count++)
            {
                value =
                    at < data.Length ? (value << 8) | data[at++] : throw new PdfFormatException("The cross-reference stream is cut short.");
            }

            return value;
        }
    }

    private PdfValue Load(int number)
    {
        if (_file.Objects.TryGetValue(number, out var known))
        {
            return known;
        }

        if (!_entries.TryGetValue(number, out var entry))
        {
            return PdfValue.Nothing;
        }

        if (entry.ObjectStream is { } container)
        {
            Unpack(container);
            return _file.Objects.GetValueOrDefault(number)
                ?? throw new PdfFormatException($"Object {number} is not in object stream {container}.");
        }

        var (found, value) = ReadIndirect(entry.Place);
        if (found != number)
        {
            throw new PdfFormatException($"Object {number} should be at byte {entry.Place}, but object {found} is.");
        }

        return _file.Objects[number] = value;
    }

    private void Unpack(int container)
    {
        if (Load(container) is not PdfValue.Stream stream || _file.NameAt(stream.Dictionary, "Type") != "ObjStm")
        {
            throw new PdfFormatException($"Object {container} isn't an object stream.");
        }

        var data = StreamDecoder.Decode(_file, stream);
        var first = _file.WholeAt(stream.Dictionary, "First") ?? 0;
        var heads = new PdfSyntax(data, 0, false);
        for (var count = _file.WholeAt(stream.Dictionary, "N") ?? 0; count > 0; count--)
        {
            var (number, offset) = (heads.ReadWhole(), heads.ReadWhole());
            if (_entries.GetValueOrDefault(number)?.ObjectStream != container)
            {
                _file.Slips.Add($"Object {number} is in object stream {container}, but the cross-reference says otherwise.");
                continue;
            }

            _file.Objects[number] = new PdfSyntax(data, first + offset, true).Read();
            _file.Packed.Add(number);
        }
    }

    private (int Number, PdfValue Value) ReadIndirect(int offset)
    {
        if (offset < 0 || offset >= _bytes.Length)
        {
            throw new PdfFormatException($"An object should be at byte {offset}, which is outside of the file.");
        }

        var syntax = new PdfSyntax(_bytes, offset, true);
        var number = syntax.ReadWhole();
        var generation = syntax.ReadWhole();
        syntax.Expect("obj");
        if (!StartsWith(offset, $"{number} {generation} obj") || !IsLineEndAt(offset - 1) || !IsLineEndAt(syntax.Position))
        {
            _file.Slips.Add(
                $"Object {number} does not begin on its own line with its number, generation and 'obj', one space between (ISO 19005-3, "
                    + "6.1.9)."
            );
        }

        var value = syntax.Read();
        syntax.SkipSpace();
        if (value is PdfValue.Dictionary dictionary && StartsWith(syntax.Position, "stream"))
        {
            value = ReadStream(number, dictionary, syntax);
        }

        syntax.SkipSpace();
        var end = syntax.Position;
        syntax.Expect("endobj");
        if (!IsLineEndAt(end - 1) || !IsLineEndAt(end + 6))
        {
            _file.Slips.Add($"'endobj' of object {number} isn't on its own line (ISO 19005-3, 6.1.9).");
        }

        return (number, value);
    }

    private PdfValue.Stream ReadStream(int number, PdfValue.Dictionary dictionary, PdfSyntax syntax)
    {
        var start = syntax.Position + 6;
        start += StartsWith(start, "\r\n") ? 2 : 1;
        if (!IsLineEndAt(start - 1) || _bytes[start - 1] != '\n')
        {
            _file.Slips.Add($"'stream' of object {number} is not followed by a line feed (ISO 19005-3, 6.1.7.1).");
        }

        var length = dictionary.Members.GetValueOrDefault("Length") is PdfValue.Reference reference
            ? Load(reference.Number)
            : dictionary.Members.GetValueOrDefault("Length");
        if (length is not PdfValue.Number { IsWhole: true } bytes || bytes.Value < 0 || start + bytes.Value > _bytes.Length)
        {
            throw new PdfFormatException($"The stream of object {number} has no usable Length.");
        }

        var end = start + (int)bytes.Value;
        syntax.Position = end;
        syntax.SkipSpace();
        if (syntax.Position - end is not (1 or 2) || !StartsWith(syntax.Position, "endstream"))
        {
            throw new PdfFormatException($"The stream of object {number} is not as long as its Length says (ISO 19005-3, 6.1.7.1).");
        }

        syntax.Expect("endstream");
        return new PdfValue.Stream(dictionary, _bytes[start..end]);
    }

    private bool IsLineEndAt(int at) => at >= 0 && at < _bytes.Length && PdfSyntax.IsLineEnd(_bytes[at]);

    private bool StartsWith(int offset, string text) =>
        _bytes.AsSpan(Math.Min(offset, _bytes.Length)).StartsWith(Encoding.Latin1.GetBytes(text));

    /// <param name="Place">A byte of the file, or an index into an object stream.</param>
    /// <param name="ObjectStream">Number of the object stream, or null.</param>
    private sealed record Entry(int Place, int? ObjectStream);
}
