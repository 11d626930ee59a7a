namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>Maps each object and each byte of a file to the part that it belongs to.</summary>
/// <remarks>Only for a file that this writer has just made.</remarks>
internal sealed class PartMap
{
    private readonly PdfFile _file;
    private readonly Dictionary<int, PdfPart> _parts = [];
    private readonly List<(int Start, int End, PdfPart Part)> _regions = [];

    public PartMap(PdfFile file)
    {
        _file = file;
        var contents = new PdfContents(file);
        Name(file.CrossReference, PdfPartKind.Frame);
        Name(contents.CatalogObject.Id, PdfPartKind.Catalog);
        Name(contents.PageTree.Id, PdfPartKind.Catalog);
        if (contents.SignatureField() is { } field)
        {
            Name(field.Id, PdfPartKind.Signature);
            NameReachable(field.Dictionary["V"], PdfPartKind.Signature);
        }

        NamePages(contents);
        foreach (var (_, _, specification) in contents.Attachments())
        {
            Name(specification.Id, PdfPartKind.Attachment);
            NameReachable(specification.Dictionary["EF"], PdfPartKind.Attachment);
        }

        var catalog = contents.CatalogObject.Dictionary;
        NameReachable(catalog["Metadata"], PdfPartKind.Metadata);
        NameReachable(file.Trailer["Info"], PdfPartKind.Metadata);
        NameReachable(catalog["Outlines"], PdfPartKind.Outline);
        NameReachable(catalog["OutputIntents"], PdfPartKind.Appearance);
        NameResources(contents.Pages[0]);
        FindRegions();
    }

    /// <summary>Returns the part of an object. Objects without another part are structure, which is the largest part.</summary>
    public PdfPart Of(int id) => _parts.GetValueOrDefault(id, new PdfPart(PdfPartKind.Structure));

    /// <summary>Returns the part of a byte, and the end of that part.</summary>
    public (PdfPart Part, int End) At(int position)
    {
        var index = _regions.BinarySearch(
            (position, int.MaxValue, default),
            Comparer<(int Start, int End, PdfPart Part)>.Create((one, other) => one.Start.CompareTo(other.Start))
        );
        var region = index >= 0 ? index : ~index - 1;
        return region >= 0 && position < _regions[region].End
            ? (_regions[region].Part, _regions[region].End)
            : (new PdfPart(PdfPartKind.Frame), region + 1 < _regions.Count ? _regions[region + 1].Start : _file.Bytes.Length);
    }

    private void NamePages(PdfContents contents)
    {
        foreach (var (index, page) in contents.Pages.Index())
        {
            Name(page.Id, PdfPartKind.PageFrame, index + 1);
        }

        foreach (var (index, page) in contents.Pages.Index())
        {
            NameReachable(page.Dictionary["Contents"], PdfPartKind.Page, index + 1);
            if (page.Dictionary["Annots"] is PdfValue.Array(var annotations))
            {
                foreach (var annotation in annotations.OfType<PdfValue.Reference>())
                {
                    Name(annotation.Id, PdfPartKind.PageFrame, index + 1);
                }
            }
        }
    }

    private void NameResources(PdfObject page)
    {
        if (page.Dictionary["Resources"] is PdfValue.Reference(var id) && _file.Find(id) is var resources)
        {
            NameReachable(resources.Dictionary["Font"], PdfPartKind.Fonts);
            Name(id, PdfPartKind.Appearance);
            NameReachable(resources.Value, PdfPartKind.Appearance);
        }
    }

    private void Name(int id, PdfPartKind kind, int number = 0) => _parts.TryAdd(id, new PdfPart(kind, number));

    /// <summary>Assigns every object that a value refers to and that has no part yet.</summary>
    private void NameReachable(PdfValue? from, PdfPartKind kind, int number = 0)
    {
        var open = new Stack<PdfValue>();
        open.Push(from ?? new PdfValue.Other());
        while (open.TryPop(out var value))
        {
            switch (value)
            {
                case PdfValue.Reference(var id) when _parts.TryAdd(id, new PdfPart(kind, number)):
                    open.Push(_file.Find(id).Value);
                    break;
                case PdfValue.Array(var items):
                    items.ToList().ForEach(open.Push);
                    break;
                case PdfValue.Dictionary(var entries):
                    entries.Values.ToList().ForEach(open.Push);
                    break;
            }
        }
    }

    private void FindRegions()
    {
        foreach (var id in _file.Ids.Where(id => !_file.IsPacked(id)))
        {
            var found = _file.Find(id);
            if (found.Value is PdfValue.Dictionary dictionary && dictionary["Type"] is PdfValue.Name("ObjStm"))
            {
                Name(id, PdfPartKind.Packed);
            }

            _regions.Add((found.Start!.Value, found.End, Of(id)));
        }

        _regions.Sort((one, other) => one.Start.CompareTo(other.Start));
    }
}
