using System.Collections.Frozen;
using System.Xml.Linq;

namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>The properties that need no description, and their value types (ISO 19005-3, 6.6.2.3.1; XMP Specification 2005).</summary>
internal static class XmpSchemas
{
    /// <summary>By name: Text for a simple value, otherwise the kind of list.</summary>
    public static FrozenDictionary<XName, string> Known { get; } =
        new Dictionary<XName, string>
        {
            [XmpPacket.Dc + "contributor"] = "Bag",
            [XmpPacket.Dc + "coverage"] = "Text",
            [XmpPacket.Dc + "creator"] = "Seq",
            [XmpPacket.Dc + "date"] = "Seq",
            [XmpPacket.Dc + "description"] = "Alt",
            [XmpPacket.Dc + "format"] = "Text",
            [XmpPacket.Dc + "identifier"] = "Text",
            [XmpPacket.Dc + "language"] = "Bag",
            [XmpPacket.Dc + "publisher"] = "Bag",
            [XmpPacket.Dc + "relation"] = "Bag",
            [XmpPacket.Dc + "rights"] = "Alt",
            [XmpPacket.Dc + "source"] = "Text",
            [XmpPacket.Dc + "subject"] = "Bag",
            [XmpPacket.Dc + "title"] = "Alt",
            [XmpPacket.Dc + "type"] = "Bag",
            [XmpPacket.Xmp + "CreateDate"] = "Text",
            [XmpPacket.Xmp + "CreatorTool"] = "Text",
            [XmpPacket.Xmp + "MetadataDate"] = "Text",
            [XmpPacket.Xmp + "ModifyDate"] = "Text",
            [XmpPacket.Pdf + "Keywords"] = "Text",
            [XmpPacket.Pdf + "PDFVersion"] = "Text",
            [XmpPacket.Pdf + "Producer"] = "Text",
            [XmpPacket.PdfaId + "part"] = "Text",
            [XmpPacket.PdfaId + "conformance"] = "Text",
            [XmpPacket.Extension + "schemas"] = "Bag",
        }.ToFrozenDictionary();

    public static bool HasKind(XElement property, string kind) =>
        kind == "Text"
            ? !property.HasElements
            : property.Elements() is var inner && inner.Count() == 1 && inner.Single().Name == XmpPacket.Rdf + kind;
}
