namespace ResponsibilityPortal.Pdf.Structure;

/// <summary>The standard structure types in use (ISO 32000-1, 14.8.4).</summary>
internal enum ElementType : byte
{
    Document,
    Heading1,
    Heading2,
    Heading3,
    Heading4,
    Heading5,
    Heading6,
    Paragraph,
    Link,
    Reference,
    List,
    ListItem,
    Label,
    ListBody,
    Table,
    TableHead,
    TableBody,
    Row,
    HeaderCell,
    Cell,
    Figure,
    Contents,
    ContentsItem,
    Form,
}

/// <summary>The cells that a header cell applies to.</summary>
internal enum HeaderScope : byte
{
    None,
    Column,
    Row,
}

/// <summary>The labels of the items of a list.</summary>
internal enum ListLabels : byte
{
    None,
    Disc,
    Decimal,
}

internal static class ElementTypes
{
    /// <summary>Returns the name of the type in the file.</summary>
    public static ReadOnlySpan<byte> Name(this ElementType type) =>
        type switch
        {
            ElementType.Document => "Document"u8,
            ElementType.Heading1 => "H1"u8,
            ElementType.Heading2 => "H2"u8,
            ElementType.Heading3 => "H3"u8,
            ElementType.Heading4 => "H4"u8,
            ElementType.Heading5 => "H5"u8,
            ElementType.Heading6 => "H6"u8,
            ElementType.Paragraph => "P"u8,
            ElementType.Link => "Link"u8,
            ElementType.Reference => "Reference"u8,
            ElementType.List => "L"u8,
            ElementType.ListItem => "LI"u8,
            ElementType.Label => "Lbl"u8,
            ElementType.ListBody => "LBody"u8,
            ElementType.Table => "Table"u8,
            ElementType.TableHead => "THead"u8,
            ElementType.TableBody => "TBody"u8,
            ElementType.Row => "TR"u8,
            ElementType.HeaderCell => "TH"u8,
            ElementType.Cell => "TD"u8,
            ElementType.Figure => "Figure"u8,
            ElementType.Contents => "TOC"u8,
            ElementType.ContentsItem => "TOCI"u8,
            ElementType.Form => "Form"u8,
            _ => throw new ArgumentOutOfRangeException(nameof(type)),
        };

    public static ElementType Heading(int level) => (ElementType)((int)ElementType.Heading1 + level - 1);
}
