using ResponsibilityPortal.Pdf.Fonts;
using ResponsibilityPortal.Pdf.Objects;

namespace ResponsibilityPortal.Pdf.Drawing;

/// <summary>The resources that all pages of a document share: fonts and patterns (ISO 32000-1, 7.8.3).</summary>
internal sealed class DocumentResources(DocumentFonts fonts)
{
    private readonly List<Paint.Pattern> _patterns = [];
    private readonly List<(Canvas Canvas, PageSize Size)> _drawings = [];

    public DocumentFonts Fonts => fonts;

    /// <summary>Returns the number by which pages name a pattern.</summary>
    public int IndexOf(Paint.Pattern pattern)
    {
        var index = _patterns.IndexOf(pattern);
        if (index < 0)
        {
            _patterns.Add(pattern);
            index = _patterns.Count - 1;
        }

        return index;
    }

    /// <summary>Adds a drawing that many pages show in the same place: a form (8.10), stored once.</summary>
    /// <returns>The number by which pages name it.</returns>
    public int DrawOnce(PageSize size, Action<Canvas> draw)
    {
        var canvas = new Canvas(this, page: null);
        draw(canvas);
        _drawings.Add((canvas, size));
        return _drawings.Count - 1;
    }

    /// <summary>Writes the dictionary, the drawings, the patterns and the fonts in use.</summary>
    public void Write(ObjectWriter objects, int id)
    {
        // Drawings show text and colours but no other drawings. They have their own dictionary, so that nothing refers to itself.
        var inner = _drawings.Count == 0 ? 0 : objects.Reserve();
        var drawings = objects.Reserve(_drawings.Count);
        foreach (var (index, (canvas, size)) in _drawings.Index())
        {
            using var entries = new PdfBuffer(256);
            entries.Raw("/Type/XObject/Subtype/Form/BBox[0 0 "u8).Numbers(size.Width, size.Height).Raw("]/Resources"u8).Reference(inner);
            objects.Stream(drawings + index, entries.Written, canvas.Content);
            canvas.Release();
        }

        var patterns = objects.Reserve(_patterns.Count);
        foreach (var (index, pattern) in _patterns.Index())
        {
            WriteTile(objects, patterns + index, pattern, id);
        }

        var used = fonts.Used.Select(font => (font.Index, Id: objects.Reserve(), font.Font)).ToList();
        if (inner != 0)
        {
            WriteShared(objects.Begin(inner)).Raw(">>"u8);
        }

        var buffer = WriteShared(objects.Begin(id));
        if (_drawings.Count > 0)
        {
            buffer.Raw("/XObject<<"u8);
            for (var index = 0; index < _drawings.Count; index++)
            {
                buffer.Raw("/X"u8).Number(index).Reference(drawings + index);
            }

            buffer.Raw(">>"u8);
        }

        buffer.Raw(">>"u8);
        foreach (var (_, font, item) in used)
        {
            item.Write(objects, font);
        }

        PdfBuffer WriteShared(PdfBuffer dictionary)
        {
            dictionary.Raw("<</Font<<"u8);
            foreach (var (face, font, _) in used)
            {
                dictionary.Raw("/F"u8).Number(face).Reference(font);
            }

            dictionary.Raw(">>/Pattern<<"u8);
            for (var index = 0; index < _patterns.Count; index++)
            {
                dictionary.Raw("/P"u8).Number(index).Reference(patterns + index);
            }

            return dictionary.Raw(">>"u8);
        }
    }

    /// <summary>Writes a coloured tiling pattern (8.7.3.2). Tiles are on the grid of the page, so that adjacent areas meet.</summary>
    private void WriteTile(ObjectWriter objects, int id, Paint.Pattern pattern, int resources)
    {
        var canvas = new Canvas(this, page: null);
        pattern.Draw(canvas);
        using var entries = new PdfBuffer(256);
        entries
            .Raw("/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 "u8)
            .Numbers(pattern.Size, pattern.Size)
            .Raw("]/XStep "u8)
            .Number(pattern.Size)
            .Raw("/YStep "u8)
            .Number(pattern.Size)
            .Raw("/Resources"u8)
            .Reference(resources);
        objects.Stream(id, entries.Written, canvas.Content);
        canvas.Release();
    }
}
