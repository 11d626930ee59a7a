using System.Security.Cryptography;
using ResponsibilityPortal.Pdf.Drawing;
using ResponsibilityPortal.Pdf.Fonts;
using ResponsibilityPortal.Pdf.Metadata;
using ResponsibilityPortal.Pdf.Objects;
using ResponsibilityPortal.Pdf.Signing;
using ResponsibilityPortal.Pdf.Structure;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Pdf;

/// <summary>
/// Writes a document: PDF 1.7 (ISO 32000-1) that conforms to PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1). The same calls give the
/// same bytes, independent of clock, culture and machine. Dispose of it also when it is never finished: attachments are compressed in the
/// background, in shared memory.
/// </summary>
public sealed class PdfDocument : IDisposable
{
    private readonly List<PdfPage> _pages = [];
    private readonly List<(Attachment Attachment, Task<DeflatedBytes> Deflated)> _attachments = [];
    private readonly DocumentResources _resources;
    private readonly Dictionary<(object What, PageSize Size), int> _drawings = [];
    private bool _isFinished;

    /// <exception cref="ArgumentException">The identifier doesn't have 16 bytes.</exception>
    public PdfDocument(DocumentInfo info, FontFamily fonts)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(info.Identifier.Length, 16, nameof(info));
        Info = info with
        {
            Title = PrintableText.Of(info.Title),
            Author = PrintableText.Of(info.Author),
            Subject = PrintableText.Of(info.Subject),
            Producer = PrintableText.Of(info.Producer),
            Source = info.Source is null ? null : PrintableText.Of(info.Source),
            Relation = info.Relation is null ? null : PrintableText.Of(info.Relation),
        };
        _resources = new DocumentResources(new DocumentFonts(fonts));
    }

    public DocumentInfo Info { get; }

    /// <summary>
    /// The characters drawn so far that no font has, in the order of their numbers. Each is shown as its number in brackets.
    /// </summary>
    public IReadOnlyCollection<System.Text.Rune> ReplacedCharacters => Fonts.Replaced;

    internal DocumentFonts Fonts => _resources.Fonts;

    internal StructureElement Structure { get; } = StructureElement.Document();

    internal Outline Outline { get; } = new();

    internal IReadOnlyList<PdfPage> Pages => _pages;

    /// <summary>
    /// Attaches a file. It is listed with its name and its relationship to the document (ISO 19005-3, 6.8). It is compressed while the
    /// document is drawn.
    /// </summary>
    public void Attach(Attachment attachment) =>
        _attachments.Add((attachment, Task.Run(() => new DeflatedBytes(attachment.Content.Span))));

    /// <summary>Returns the finished file. Nothing can be added after it.</summary>
    /// <param name="signedBy">The signature of the file; null leaves it unsigned.</param>
    /// <exception cref="DocumentTooLongException">The file exceeds <see cref="Reading.ReadingLimits"/>.</exception>
    public byte[] Finish(IDocumentSignature? signedBy = null)
    {
        if (_isFinished || _pages.Count == 0)
        {
            throw new InvalidOperationException(_isFinished ? "The document is finished." : "A document has at least one page.");
        }

        _isFinished = true;
        using var objects = new ObjectWriter();
        var (catalog, info, resources, tree) = (objects.Reserve(), objects.Reserve(), objects.Reserve(), objects.Reserve());
        var signature = signedBy is null ? null : AddSignature(objects, signedBy);
        WriteStructure(objects, resources, tree, signature, out var pages);
        WriteCatalog(objects, catalog, tree, pages, signature);
        WriteInfo(objects.Begin(info));
        signature?.WriteDictionary(objects);
        objects.Finish(catalog, info, Info.Identifier.Span);
        signature?.Sign(objects.File);
        return objects.File.Written.ToArray();
    }

    /// <summary>Returns the memory of a document, finished or not. Doesn't wait for attachments that are still being compressed.</summary>
    public void Dispose()
    {
        _isFinished = true;
        foreach (var (_, deflated) in _attachments)
        {
            _ = deflated.ContinueWith(
                done => done.Result.Dispose(),
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
        }

        _pages.ForEach(page => page.Canvas.Release());
    }

    /// <exception cref="DocumentTooLongException">There are too many pages.</exception>
    internal PdfPage AddPage(PageSize size)
    {
        if (_pages.Count == PdfLimits.PagesMaxCount)
        {
            throw new DocumentTooLongException($"A document has at most {PdfLimits.PagesMaxCount} pages.");
        }

        _pages.Add(new PdfPage(_pages.Count + 1, size, _resources));
        return _pages[^1];
    }

    /// <summary>Adds a drawing and returns the number by which pages show it.</summary>
    internal int DrawOnce(Action<Canvas> draw) => _resources.DrawOnce(_pages[^1].Size, draw);

    /// <summary>Adds a drawing that recurs in one size. The same key returns the same drawing.</summary>
    internal int DrawOnce(object what, PageSize size, Action<Canvas> draw)
    {
        if (!_drawings.TryGetValue((what, size), out var drawing))
        {
            drawing = _resources.DrawOnce(size, draw);
            _drawings.Add((what, size), drawing);
        }

        return drawing;
    }

    private SignatureField AddSignature(ObjectWriter objects, IDocumentSignature signedBy)
    {
        var element = Structure.Add(ElementType.Form);
        var field = new SignatureField(element, signedBy) { Dictionary = objects.Reserve() };
        _pages[0].Annotations.Add(field);
        element.AddAnnotation(_pages[0], field);
        return field;
    }

    private void WriteStructure(ObjectWriter objects, int resources, int tree, SignatureField? signature, out int pageTree)
    {
        pageTree = objects.Reserve();
        foreach (var page in _pages)
        {
            page.Id = objects.Reserve();
        }

        var annotations = _pages.SelectMany(page => page.Annotations).ToList();
        foreach (var annotation in annotations)
        {
            annotation.Id = objects.Reserve();
        }

        using var compressed = new CompressedPages(_pages);
        StructureTree.Write(objects, tree, Structure, _pages, annotations);
        var references = _pages.Select(page => new PageReference(page.Id, page.Size.Height)).ToList();
        foreach (var (index, annotation) in annotations.Index())
        {
            annotation.Write(objects.Begin(annotation.Id), _pages.Count + index, references);
        }

        foreach (var (index, page) in _pages.Index())
        {
            page.Write(objects, pageTree, resources, index, compressed[index]);
        }

        var buffer = objects.Begin(pageTree).Raw("<</Type/Pages/Count "u8).Number(_pages.Count).Raw("/Kids["u8);
        foreach (var page in _pages)
        {
            buffer.Reference(page.Id);
        }

        buffer.Raw("]>>"u8);
        _resources.Write(objects, resources);
    }

    private void WriteCatalog(ObjectWriter objects, int id, int tree, int pages, SignatureField? signature)
    {
        var (metadata, profile, outline) = (objects.Reserve(), objects.Reserve(), Outline.IsEmpty ? 0 : objects.Reserve());
        objects.Stream(metadata, "/Type/Metadata/Subtype/XML"u8, XmpMetadata.Write(Info), compress: false);
        objects.Stream(profile, "/N 3"u8, OutputProfile.Bytes);
        var attachments = _attachments
            .Select(attached => (attached.Attachment.FileName, Id: WriteAttachment(objects, attached.Attachment, attached.Deflated)))
            .OrderBy(attachment => attachment.FileName, StringComparer.Ordinal)
            .ToList();
        if (outline != 0)
        {
            Outline.Write(objects, outline, [.. _pages.Select(page => new PageReference(page.Id, page.Size.Height))]);
        }

        var buffer = objects
            .Begin(id)
            .Raw("<</Type/Catalog/Pages"u8)
            .Reference(pages)
            .Raw("/Lang"u8)
            .TextString(Info.Language)
            .Raw("/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/StructTreeRoot"u8)
            .Reference(tree)
            .Raw("/Metadata"u8)
            .Reference(metadata)
            .Raw("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile"u8)
            .Reference(profile)
            .Raw(">>]"u8);
        if (outline != 0)
        {
            buffer.Raw("/Outlines"u8).Reference(outline).Raw("/PageMode/UseOutlines"u8);
        }

        if (attachments.Count > 0)
        {
            buffer.Raw("/AF["u8);
            attachments.ForEach(attachment => buffer.Reference(attachment.Id));
            buffer.Raw("]/Names<</EmbeddedFiles<</Names["u8);
            attachments.ForEach(attachment => buffer.TextString(attachment.FileName).Reference(attachment.Id));
            buffer.Raw("]>>>>"u8);
        }

        if (signature is not null)
        {
            // Signatures exist, and programs must only append to the file (12.7.2). The signature says which changes are allowed (12.8.4).
            buffer
                .Raw("/AcroForm<</SigFlags 3/Fields["u8)
                .Reference(signature.Id)
                .Raw("]>>/Perms<</DocMDP"u8)
                .Reference(signature.Dictionary)
                .Raw(">>"u8);
        }

        buffer.Raw(">>"u8);
    }

    private int WriteAttachment(ObjectWriter objects, Attachment attachment, Task<DeflatedBytes> compression)
    {
        var (specification, file) = (objects.Reserve(), objects.Reserve());
        objects
            .Begin(specification)
            .Raw("<</Type/Filespec/AFRelationship"u8)
            .Name(attachment.Relationship.ToString())
            .Raw("/F"u8)
            .TextString(attachment.FileName)
            .Raw("/UF"u8)
            .TextString(attachment.FileName)
            .Raw("/Desc"u8)
            .TextString(PrintableText.Of(attachment.Description))
            .Raw("/EF<</F"u8)
            .Reference(file)
            .Raw("/UF"u8)
            .Reference(file)
            .Raw(">>>>"u8);
        using var entries = new PdfBuffer(256);
        entries
            .Raw("/Type/EmbeddedFile/Subtype"u8)
            .Name(attachment.MediaType)
            .Raw("/Params<</ModDate"u8)
            .Literal(PdfDate.Bytes(Info.CreatedAt))
            .Raw("/Size "u8)
            .Number(attachment.Content.Length)
            .Raw("/CheckSum"u8)
            .HexString(CheckSum(attachment.Content.Span))
            .Raw(">>"u8);
        using var deflated = compression.GetAwaiter().GetResult();
        objects.Stream(file, entries.Written, deflated);
        return specification;
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Security",
        "CA5351",
        Justification = "ISO 32000-1, table 46 defines the checksum of an embedded file as MD5. Nothing relies on it."
    )]
    private static byte[] CheckSum(ReadOnlySpan<byte> content) => MD5.HashData(content);

    private void WriteInfo(PdfBuffer buffer)
    {
        var date = PdfDate.Bytes(Info.CreatedAt);
        buffer
            .Raw("<</Title"u8)
            .TextString(Info.Title)
            .Raw("/Author"u8)
            .TextString(Info.Author)
            .Raw("/Subject"u8)
            .TextString(Info.Subject)
            .Raw("/Creator"u8)
            .TextString(Info.Producer)
            .Raw("/Producer"u8)
            .TextString(Info.Producer)
            .Raw("/CreationDate"u8)
            .Literal(date)
            .Raw("/ModDate"u8)
            .Literal(date)
            .Raw(">>"u8);
    }
}
