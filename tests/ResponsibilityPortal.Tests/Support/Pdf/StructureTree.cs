namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>The structure tree of a file, and its parent tree.</summary>
internal sealed class StructureTree
{
    private readonly PdfFile _file;
    private readonly PdfValue.Dictionary? _root;
    private readonly HashSet<int> _seen = [];

    public StructureTree(PdfFile file)
    {
        _file = file;
        _root = file.Find<PdfValue.Dictionary>(file.Catalog, "StructTreeRoot");
        if (_root is null)
        {
            Slips.Add("The catalog has no StructTreeRoot (ISO 19005-3, 6.7.3).");
            return;
        }

        foreach (var kid in KidsOf(_root))
        {
            if (ReadElement(kid, null, PdfFile.NumberAt(file.Catalog, "StructTreeRoot")) is { } element)
            {
                Top.Add(element);
            }
        }

        All = [.. Top.SelectMany(element => element.SelfAndBelow)];
        Parents = NumberTree.Read(file, _root, "ParentTree");
    }

    /// <summary>The elements under the root.</summary>
    public List<StructureElement> Top { get; } = [];

    /// <summary>All elements, in reading order.</summary>
    public IReadOnlyList<StructureElement> All { get; } = [];

    /// <summary>Reads the parent tree: an array of references for a page, a reference for an annotation.</summary>
    public IReadOnlyDictionary<int, PdfValue> Parents { get; } = new Dictionary<int, PdfValue>();

    public int? NextKey => _file.WholeAt(_root, "ParentTreeNextKey");

    public List<string> Slips { get; } = [];

    private StructureElement? ReadElement(PdfValue kid, StructureElement? parent, int? parentNumber)
    {
        if (kid is not PdfValue.Reference reference || _file.Resolve(kid) is not PdfValue.Dictionary dictionary)
        {
            Slips.Add($"{parent?.Name ?? "The structure tree"} has a kid that isn't an element.");
            return null;
        }

        if (!_seen.Add(reference.Number))
        {
            Slips.Add($"The element of object {reference.Number} occurs twice in the structure tree.");
            return null;
        }

        var element = new StructureElement(reference.Number, TypeOf(dictionary), dictionary, parent);
        if (PdfFile.NumberAt(dictionary, "P") != parentNumber)
        {
            Slips.Add($"{element.Name} names another parent than the element that contains it.");
        }

        foreach (var inner in KidsOf(dictionary))
        {
            if (ReadKid(inner, element) is { } read)
            {
                element.Kids.Add(read);
            }
        }

        return element;
    }

    private StructureKid? ReadKid(PdfValue kid, StructureElement element)
    {
        var page = PdfFile.NumberAt(element.Dictionary, "Pg");
        if (_file.Resolve(kid) is PdfValue.Number mcid)
        {
            return ContentOf(page, (int)mcid.Value);
        }

        if (_file.Resolve(kid) is PdfValue.Dictionary dictionary)
        {
            page = PdfFile.NumberAt(dictionary, "Pg") ?? page;
            switch (_file.NameAt(dictionary, "Type"))
            {
                case "MCR":
                    return ContentOf(page, _file.WholeAt(dictionary, "MCID") ?? -1);
                case "OBJR":
                    return PdfFile.NumberAt(dictionary, "Obj") is { } number
                        ? new StructureKid.Object(number)
                        : Slip("has an OBJR without Obj");
            }
        }

        return ReadElement(kid, element, element.Number) is { } read ? new StructureKid.Element(read) : null;

        StructureKid? ContentOf(int? pageNumber, int id) =>
            pageNumber is { } known ? new StructureKid.Content(known, id) : Slip($"has the MCID {id} of no page");

        StructureKid? Slip(string what)
        {
            Slips.Add($"{element.Name} {what}.");
            return null;
        }
    }

    private static List<PdfValue> KidsOf(PdfFile file, PdfValue.Dictionary dictionary) =>
        dictionary.Members.GetValueOrDefault("K") switch
        {
            null => [],
            PdfValue.Array array => array.Items,
            var one when file.Resolve(one) is PdfValue.Array array => array.Items,
            var one => [one],
        };

    private List<PdfValue> KidsOf(PdfValue.Dictionary dictionary) => KidsOf(_file, dictionary);

    private string TypeOf(PdfValue.Dictionary dictionary)
    {
        var type = _file.NameAt(dictionary, "S") ?? "without a type";
        for (var steps = 0; steps < 10 && _file.Find<PdfValue.Name>(_root, "RoleMap", type) is { } role; steps++)
        {
            type = role.Value;
        }

        return type;
    }
}
