using ResponsibilityPortal.Pdf.Objects;

namespace ResponsibilityPortal.Pdf.Structure;

/// <summary>The outline of the document: headings by level (ISO 32000-1, 12.3.3).</summary>
internal sealed class Outline
{
    private readonly List<Entry> _entries = [];
    private readonly Stack<Entry> _open = [];

    public bool IsEmpty => _entries.Count == 0;

    /// <param name="level">1 for the top. A deeper entry is under the previous entry of a higher level.</param>
    public void Add(int level, string title, Destination destination)
    {
        while (_open.TryPeek(out var last) && last.Level >= level)
        {
            _open.Pop();
        }

        var entry = new Entry(level, title, destination, _open.TryPeek(out var parent) ? parent : null);
        (parent?.Under ?? Top).Add(entry);
        _entries.Add(entry);
        _open.Push(entry);
    }

    public void Write(ObjectWriter objects, int id, IReadOnlyList<PageReference> pages)
    {
        foreach (var entry in _entries)
        {
            entry.Id = objects.Reserve();
        }

        objects
            .Begin(id)
            .Raw("<</Type/Outlines/First"u8)
            .Reference(Top[0].Id)
            .Raw("/Last"u8)
            .Reference(Top[^1].Id)
            .Raw("/Count "u8)
            .Number(Top.Count)
            .Raw(">>"u8);
        WriteAll(Top);

        void WriteAll(List<Entry> siblings)
        {
            for (var index = 0; index < siblings.Count; index++)
            {
                Write(siblings, index);
                WriteAll(siblings[index].Under);
            }
        }

        void Write(List<Entry> siblings, int index)
        {
            var entry = siblings[index];
            var buffer = objects
                .Begin(entry.Id)
                .Raw("<</Title"u8)
                .TextString(entry.Title)
                .Raw("/Parent"u8)
                .Reference(entry.Parent?.Id ?? id);
            if (index > 0)
            {
                buffer.Raw("/Prev"u8).Reference(siblings[index - 1].Id);
            }

            if (index < siblings.Count - 1)
            {
                buffer.Raw("/Next"u8).Reference(siblings[index + 1].Id);
            }

            if (entry.Under.Count > 0)
            {
                // A negative count keeps the entry closed.
                buffer
                    .Raw("/First"u8)
                    .Reference(entry.Under[0].Id)
                    .Raw("/Last"u8)
                    .Reference(entry.Under[^1].Id)
                    .Raw("/Count "u8)
                    .Number(-entry.Under.Count);
            }

            entry.Destination.Write(buffer.Raw("/Dest"u8), pages);
            buffer.Raw(">>"u8);
        }
    }

    private List<Entry> Top { get; } = [];

    private sealed class Entry(int level, string title, Destination destination, Entry? parent)
    {
        public int Level => level;

        public string Title => title;

        public Destination Destination => destination;

        public Entry? Parent => parent;

        public List<Entry> Under { get; } = [];

        public int Id { get; set; }
    }
}
