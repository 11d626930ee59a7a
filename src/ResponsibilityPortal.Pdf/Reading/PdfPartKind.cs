namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>The kinds of parts of a file.</summary>
public enum PdfPartKind
{
    /// <summary>The content of a page.</summary>
    Page,

    /// <summary>The size of a page, its links and form fields.</summary>
    PageFrame,

    Attachment,

    Fonts,

    /// <summary>Colours, patterns and the colour profile.</summary>
    Appearance,

    /// <summary>The structure for screen readers.</summary>
    Structure,

    Outline,

    /// <summary>The metadata of the file.</summary>
    Metadata,

    Signature,

    /// <summary>The catalog and the list of pages.</summary>
    Catalog,

    /// <summary>Small objects packed together that can't be unpacked: structure, links, lists of pages.</summary>
    Packed,

    /// <summary>The cross-reference table, and the bytes between objects.</summary>
    Frame,

    /// <summary>The same content in another compression.</summary>
    Compression,

    /// <summary>The bytes after the end of the file.</summary>
    Appended,
}
