using System.Globalization;
using System.Text;
using System.Xml;

namespace ResponsibilityPortal.Formats.Svg;

/// <summary>
/// Writes the few SVG elements that drawings need. All text goes through the XML writer, and characters that XML can't contain are
/// replaced. So a name in a matrix can't become markup or break the document.
/// </summary>
internal sealed class SvgDocument : IDisposable
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    private readonly MemoryStream _bytes = new();
    private readonly XmlWriter _xml;

    public SvgDocument(double width, double height)
    {
        _xml = XmlWriter.Create(
            _bytes,
            new XmlWriterSettings
            {
                Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                OmitXmlDeclaration = true,
                NewLineHandling = NewLineHandling.None,
            }
        );
        _xml.WriteStartElement("svg", Namespace);
        Attribute("width", width);
        Attribute("height", height);
        Attribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width:0.##} {height:0.##}"));
        Attribute("role", "img");
        Attribute("font-family", "system-ui, sans-serif");
    }

    public void Open(string element, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        _xml.WriteStartElement(element, Namespace);
        foreach (var (name, value) in attributes)
        {
            Attribute(name, value);
        }
    }

    public void Close() => _xml.WriteEndElement();

    public void Empty(string element, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        Open(element, attributes);
        Close();
    }

    public void Leaf(string element, string text, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        Open(element, attributes);
        Text(text);
        Close();
    }

    public void Text(string text) => _xml.WriteString(Clean(text));

    /// <summary>Returns the whole document. Nothing can be written after it.</summary>
    public string Finish()
    {
        _xml.WriteEndDocument();
        _xml.Flush();
        return Encoding.UTF8.GetString(_bytes.GetBuffer().AsSpan(0, (int)_bytes.Length));
    }

    public void Dispose()
    {
        _xml.Dispose();
        _bytes.Dispose();
    }

    private void Attribute(string name, object value) =>
        _xml.WriteAttributeString(
            name,
            value is IFormattable number ? number.ToString("0.##", CultureInfo.InvariantCulture) : Clean((string)value)
        );

    private static string Clean(string text)
    {
        StringBuilder? clean = null;
        for (var index = 0; index < text.Length; index++)
        {
            if (index < text.Length - 1 && char.IsSurrogatePair(text[index], text[index + 1]))
            {
                index++;
            }
            else if (!XmlConvert.IsXmlChar(text[index]))
            {
                clean ??= new StringBuilder(text);
                clean[index] = '\uFFFD';
            }
        }

        return clean?.ToString() ?? text;
    }
}
