namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>A parsed file: all its objects by number, and its trailer.</summary>
internal sealed class PdfFile(byte[] bytes)
{
    public byte[] Bytes => bytes;

    public SortedDictionary<int, PdfValue> Objects { get; } = [];

    /// <summary>Numbers of the objects that were in object streams.</summary>
    public HashSet<int> Packed { get; } = [];

    /// <summary>Entries of all trailers. The newest trailer takes precedence.</summary>
    public PdfValue.Dictionary Trailer { get; } = new();

    /// <summary>Defects that the reader could tolerate, but should not have to.</summary>
    public List<string> Slips { get; } = [];

    public PdfValue.Dictionary Catalog =>
        Find<PdfValue.Dictionary>(Trailer, "Root") ?? throw new PdfFormatException("The trailer refers to no catalog.");

    public PdfValue Resolve(PdfValue? value)
    {
        for (var steps = 0; value is PdfValue.Reference reference && steps < 10; steps++)
        {
            value = Objects.GetValueOrDefault(reference.Number);
        }

        return value ?? PdfValue.Nothing;
    }

    /// <summary>Returns the value at the end of a path of keys, if it has the requested type.</summary>
    public T? Find<T>(PdfValue? from, params ReadOnlySpan<string> path)
        where T : PdfValue
    {
        var value = Resolve(from);
        foreach (var key in path)
        {
            value = DictionaryOf(value)?.Members.TryGetValue(key, out var next) == true ? Resolve(next) : PdfValue.Nothing;
        }

        return typeof(T) == typeof(PdfValue.Dictionary) && value is PdfValue.Stream stream ? stream.Dictionary as T : value as T;
    }

    public string? NameAt(PdfValue? from, string key) => Find<PdfValue.Name>(from, key)?.Value;

    public int? WholeAt(PdfValue? from, string key) =>
        Find<PdfValue.Number>(from, key) is { IsWhole: true } number ? (int)number.Value : null;

    public string? TextAt(PdfValue? from, string key) =>
        Find<PdfValue.String>(from, key) is { } text ? PdfTextString.Read(text.Bytes) : null;

    /// <summary>Returns the resolved items of an array. One item when the value isn't an array, none when there is no value.</summary>
    public IReadOnlyList<PdfValue> ListAt(PdfValue? from, string key) =>
        Find<PdfValue>(from, key) switch
        {
            PdfValue.Array array => [.. array.Items.Select(Resolve)],
            null or PdfValue.Null => [],
            var one => [one],
        };

    /// <summary>Returns the number of the object that a key refers to.</summary>
    public static int? NumberAt(PdfValue.Dictionary from, string key) =>
        (from.Members.GetValueOrDefault(key) as PdfValue.Reference)?.Number;

    public static PdfValue.Dictionary? DictionaryOf(PdfValue value) =>
        value as PdfValue.Dictionary ?? (value as PdfValue.Stream)?.Dictionary;

    /// <summary>The pages in reading order.</summary>
    public IReadOnlyList<PdfPage> Pages()
    {
        var pages = new List<PdfPage>();
        var seen = new HashSet<int>();
        Walk(Catalog.Members.GetValueOrDefault("Pages"), null, null);
        return pages;

        void Walk(PdfValue? at, PdfValue? resources, PdfValue? box)
        {
            if (at is not PdfValue.Reference reference || !seen.Add(reference.Number) || Resolve(at) is not PdfValue.Dictionary node)
            {
                return;
            }

            resources = node.Members.GetValueOrDefault("Resources", resources ?? PdfValue.Nothing);
            box = node.Members.GetValueOrDefault("MediaBox", box ?? PdfValue.Nothing);
            if (NameAt(node, "Type") == "Page")
            {
                pages.Add(
                    new PdfPage(pages.Count + 1, reference.Number, node, Find<PdfValue.Dictionary>(resources) ?? new(), Resolve(box))
                );
                return;
            }

            foreach (var kid in Find<PdfValue.Array>(node, "Kids")?.Items ?? [])
            {
                Walk(kid, resources, box);
            }
        }
    }
}
