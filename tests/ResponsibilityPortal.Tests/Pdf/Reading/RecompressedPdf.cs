using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace ResponsibilityPortal.Tests.Pdf.Reading;

/// <summary>A file of the portal, recompressed as another runtime would, with the additions of a forger.</summary>
internal sealed partial class RecompressedPdf(byte[] genuine)
{
    private const int EntryWidth = 7;

    private readonly string _text = Encoding.Latin1.GetString(genuine);

    public CompressionLevel Level { get; init; } = CompressionLevel.Fastest;

    /// <summary>Added before the first object.</summary>
    public string InHead { get; init; } = "";

    /// <summary>Added before the table.</summary>
    public string BeforeTable { get; init; } = "";

    /// <summary>Added to the dictionary of the table.</summary>
    public string TrailerEntries { get; init; } = "";

    /// <summary>Added after the data of each stream, and counted as part of it.</summary>
    public string AfterData { get; init; } = "";

    /// <summary>Added between the startxref and the end.</summary>
    public string InEnd { get; init; } = "";

    /// <summary>Whether the first two objects are swapped.</summary>
    public bool IsSwapped { get; init; }

    public byte[] Make()
    {
        var tableAt = int.Parse(EndPattern().Match(_text).Groups[1].Value, CultureInfo.InvariantCulture);
        var table = StreamPattern().Match(_text, tableAt);
        var entries = Unpredicted(Inflated(table));
        var tableId = int.Parse(table.Groups["id"].Value, CultureInfo.InvariantCulture);
        var places = Enumerable
            .Range(0, entries.Length / EntryWidth)
            .Where(id => id != tableId && entries[id * EntryWidth] == 1)
            .Select(id => (Id: id, Start: BinaryPrimitives.ReadInt32BigEndian(entries.AsSpan((id * EntryWidth) + 1))))
            .OrderBy(place => place.Start)
            .ToList();
        var parts = places
            .Select((place, index) => (place.Id, Text: _text[place.Start..(index + 1 < places.Count ? places[index + 1].Start : tableAt)]))
            .ToList();
        if (IsSwapped)
        {
            (parts[0], parts[1]) = (parts[1], parts[0]);
        }

        var file = new StringBuilder(_text[..places[0].Start]).Append(InHead);
        foreach (var (id, text) in parts)
        {
            BinaryPrimitives.WriteInt32BigEndian(entries.AsSpan((id * EntryWidth) + 1), file.Length);
            file.Append(StreamPattern().Match(text) is { Success: true } found ? Stream(found, Inflated(found)) : text);
        }

        file.Append(BeforeTable);
        var start = file.Length;
        BinaryPrimitives.WriteInt32BigEndian(entries.AsSpan((tableId * EntryWidth) + 1), start);
        file.Append(Stream(table, Predicted(entries), TrailerEntries))
            .Append(CultureInfo.InvariantCulture, $"startxref\n{start}\n{InEnd}%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    private string Stream(Match found, byte[] content, string entries = "")
    {
        using var output = new MemoryStream();
        using (var zlib = new ZLibStream(output, Level, leaveOpen: true))
        {
            zlib.Write(content);
        }

        var data = Encoding.Latin1.GetString(output.ToArray()) + AfterData;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{found.Groups["id"]} 0 obj\n<<{entries}{found.Groups["entries"]}/Length {data.Length}>>\nstream\n{data}\nendstream\nendobj\n"
        );
    }

    private static byte[] Inflated(Match found)
    {
        var length = int.Parse(found.Groups["length"].Value, CultureInfo.InvariantCulture);
        var data = found.Groups["data"].Value[..length];
        using var zlib = new ZLibStream(new MemoryStream(Encoding.Latin1.GetBytes(data)), CompressionMode.Decompress);
        using var output = new MemoryStream();
        zlib.CopyTo(output);
        return output.ToArray();
    }

    private static byte[] Unpredicted(byte[] rows)
    {
        var entries = new byte[rows.Length / (EntryWidth + 1) * EntryWidth];
        for (var at = 0; at < entries.Length; at++)
        {
            entries[at] = (byte)(rows[at + (at / EntryWidth) + 1] + (at < EntryWidth ? 0 : entries[at - EntryWidth]));
        }

        return entries;
    }

    private static byte[] Predicted(byte[] entries)
    {
        var rows = new List<byte>();
        for (var at = 0; at < entries.Length; at++)
        {
            if (at % EntryWidth == 0)
            {
                rows.Add(2);
            }

            rows.Add((byte)(entries[at] - (at < EntryWidth ? 0 : entries[at - EntryWidth])));
        }

        return [.. rows];
    }

    [GeneratedRegex("startxref\n([0-9]+)\n%%EOF\n\\z")]
    private static partial Regex EndPattern();

    [GeneratedRegex(
        "\\G(?<id>[0-9]+) 0 obj\n<<(?<entries>[^\n]*/Filter/FlateDecode)/Length "
            + "(?<length>[0-9]+)>>\nstream\n(?<data>.*)\nendstream\nendobj\n",
        RegexOptions.Singleline
    )]
    private static partial Regex StreamPattern();
}
