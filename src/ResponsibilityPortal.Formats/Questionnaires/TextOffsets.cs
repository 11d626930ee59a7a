using System.Xml;

namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>Converts the line numbers of an XML reader to offsets in its text.</summary>
internal sealed class TextOffsets
{
    private readonly string _text;
    private readonly List<int> _lines = [0];

    public TextOffsets(string text)
    {
        _text = text;

        // XML ends lines with CR LF, LF or a single CR (section 2.11).
        for (var at = text.AsSpan().IndexOfAny('\r', '\n'); at >= 0;)
        {
            var next = at + (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1);
            _lines.Add(next);
            var further = text.AsSpan(next).IndexOfAny('\r', '\n');
            at = further < 0 ? -1 : next + further;
        }
    }

    /// <summary>Returns the offset of the start tag at which a reader is.</summary>
    public int StartOf(XmlReader xml) => Tag(At(xml) - 1, "<");

    /// <summary>Returns the offset of the end tag at which a reader is.</summary>
    public int StartOfEnd(XmlReader xml) => Tag(At(xml) - 2, "</");

    /// <summary>Returns the offset after a tag. Values in it may contain a closing bracket.</summary>
    public int EndOfTag(int start)
    {
        var quote = '\0';
        for (var at = start; at < _text.Length; at++)
        {
            var character = _text[at];
            if (quote != '\0')
            {
                quote = character == quote ? '\0' : quote;
            }
            else if (character is '"' or '\'')
            {
                quote = character;
            }
            else if (character == '>')
            {
                return at + 1;
            }
        }

        throw WorkbookPackage.Damaged();
    }

    /// <summary>Returns the offset of an attribute's value.</summary>
    public int ValueOf(XmlReader xml, string attribute)
    {
        xml.MoveToAttribute(attribute);
        var quote = _text.AsSpan(At(xml)).IndexOfAny('"', '\'');
        var offset = At(xml) + quote + 1;
        xml.MoveToElement();
        return offset;
    }

    private int At(XmlReader xml)
    {
        var info = (IXmlLineInfo)xml;
        return _lines[info.LineNumber - 1] + info.LinePosition - 1;
    }

    private int Tag(int offset, string expected) =>
        _text.AsSpan(offset).StartsWith(expected, StringComparison.Ordinal) ? offset : throw WorkbookPackage.Damaged();
}
