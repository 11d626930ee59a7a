namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>The kinds of parts that a file has.</summary>
public enum PdfPartKind
{
    /// <summary>What is drawn on a page.</summary>
    Page,

    /// <summary>The size of a page, its links and form fields.</summary>
    PageFrame,

    Attachment,

    Fonts,

    /// <summary>Colours, patterns and the colour profile.</summary>
    Looks,

    /// <summary>The structure for screen readers.</summary>
    Structure,

    Outline,

    /// <summary>What the file says of itself.</summary>
    Metadata,

    Signature,

    /// <summary>The catalog and the list of pages.</summary>
    Catalog,

    /// <summary>Small objects packed together, which cannot be unpacked: structure, links, lists of pages.</summary>
    Packed,

    /// <summary>The table that finds the objects, and the bytes between them.</summary>
    Frame,

    /// <summary>The same content, compressed otherwise.</summary>
    Compression,

    /// <summary>What stands behind the end of the file.</summary>
    Appended,
}
