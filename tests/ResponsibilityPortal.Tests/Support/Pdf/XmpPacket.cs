using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>Metadata in XMP (ISO 16684-1).</summary>
internal sealed class XmpPacket
{
    public static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    public static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    public static readonly XNamespace Xmp = "http://ns.adobe.com/xap/1.0/";
    public static readonly XNamespace Pdf = "http://ns.adobe.com/pdf/1.3/";
    public static readonly XNamespace PdfaId = "http://www.aiim.org/pdfa/ns/id/";
    public static readonly XNamespace PdfuaId = "http://www.aiim.org/pdfua/ns/id/";
    public static readonly XNamespace Extension = "http://www.aiim.org/pdfa/ns/extension/";
    public static readonly XNamespace Schema = "http://www.aiim.org/pdfa/ns/schema#";
    public static readonly XNamespace Property = "http://www.aiim.org/pdfa/ns/property#";

    private XmpPacket(IEnumerable<XElement> properties) => Properties = [.. properties];

    /// <summary>Every property, including those written as attributes.</summary>
    public IReadOnlyList<XElement> Properties { get; }

    /// <exception cref="PdfFormatException">It isn't an XMP packet.</exception>
    public static XmpPacket Read(byte[] data)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, true).GetString(data);
        }
        catch (ArgumentException)
        {
            throw new PdfFormatException("The metadata are not in UTF-8 (ISO 19005-3, 6.6.2.1).");
        }

        if (
            !text.StartsWith("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>", StringComparison.Ordinal)
            || !(
                text.TrimEnd().EndsWith("<?xpacket end=\"w\"?>", StringComparison.Ordinal)
                || text.TrimEnd().EndsWith("<?xpacket end=\"r\"?>", StringComparison.Ordinal)
            )
        )
        {
            throw new PdfFormatException("The metadata are not between the two marks of an XMP packet (ISO 16684-1, 7.3.2).");
        }

        try
        {
            using var reader = XmlReader.Create(
                new StringReader(text),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, ConformanceLevel = ConformanceLevel.Fragment }
            );
            if (reader.MoveToContent() != XmlNodeType.Element)
            {
                throw new PdfFormatException("The metadata do not begin with an element.");
            }

            var root = (XElement)XNode.ReadFrom(reader);
            var descriptions =
                root.DescendantsAndSelf(Rdf + "RDF").SingleOrDefault()?.Elements(Rdf + "Description").ToList()
                ?? throw new PdfFormatException("The metadata have no rdf:RDF.");
            if (descriptions.Any(description => description.Attribute(Rdf + "about") is null))
            {
                throw new PdfFormatException("A description of the metadata has no rdf:about (ISO 16684-1, 7.4).");
            }

            var attributes = descriptions
                .Attributes()
                .Where(attribute => !attribute.IsNamespaceDeclaration && attribute.Name.Namespace != Rdf);
            return new XmpPacket([
                .. descriptions.Elements(),
                .. attributes.Select(attribute => new XElement(attribute.Name, attribute.Value)),
            ]);
        }
        catch (XmlException error)
        {
            throw new PdfFormatException($"The metadata aren't XML: {error.Message}");
        }
    }

    /// <summary>Returns the simple value of a property, or null.</summary>
    public string? Simple(XName name) =>
        Properties.FirstOrDefault(property => property.Name == name) is { HasElements: false } property ? property.Value : null;

    /// <summary>Returns the items of a property that is a list of a kind.</summary>
    public IReadOnlyList<string> Items(XName name, string container) =>
        [.. Properties.Where(property => property.Name == name).Elements(Rdf + container).Elements(Rdf + "li").Select(item => item.Value)];

    /// <summary>Returns the default value of a property that has values in several languages.</summary>
    public string? InDefaultLanguage(XName name) =>
        Properties
            .Where(property => property.Name == name)
            .Elements(Rdf + "Alt")
            .Elements(Rdf + "li")
            .FirstOrDefault(item => item.Attribute(XNamespace.Xml + "lang")?.Value == "x-default")
            ?.Value;
}
