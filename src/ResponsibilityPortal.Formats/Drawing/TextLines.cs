using System.Globalization;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Drawing;

/// <summary>A text broken into lines that fit a width. The last line ends with an ellipsis when the rest of the text doesn't fit.</summary>
/// <param name="IsCut">Whether part of the text is missing, so that the full text must be available elsewhere.</param>
public sealed record TextLines(ValueList<string> Lines, bool IsCut)
{
    private const string Ellipsis = "\u2026";

    public static TextLines Fit(string text, double width, int maxLines, double size, bool bold = false)
    {
        var lines = new List<string>();
        var rest = text.Replace('\n', ' ').TrimStart(' ');
        while (rest.Length > 0)
        {
            var fitting = Fits(rest) ? rest.Length : BreakIn(rest);
            if (lines.Count == maxLines - 1 && fitting < rest.Length)
            {
                lines.Add(Shortened(rest));
                return new TextLines(lines.ToValueList(), IsCut: true);
            }

            lines.Add(rest[..fitting].TrimEnd(' '));
            rest = rest[fitting..].TrimStart(' ');
        }

        return new TextLines(lines.ToValueList(), IsCut: false);

        bool Fits(string candidate) => TextWidth.Of(candidate, size, bold) <= width;

        int BreakIn(string line)
        {
            var whole = LongestPrefix(line, "");
            var space = line.LastIndexOf(' ', Math.Min(whole, line.Length - 1));
            return space > 0 ? space : whole;
        }

        string Shortened(string line) => line[..LongestPrefix(line, Ellipsis)].TrimEnd(' ', ',', ';', ':') + Ellipsis;

        int LongestPrefix(string line, string suffix)
        {
            // Cut between characters as a reader sees them: never within a surrogate pair, or between a letter and its accent.
            var starts = StringInfo.ParseCombiningCharacters(line);
            var (fitting, beyond) = (1, starts.Length);
            while (beyond - fitting > 1)
            {
                var middle = (fitting + beyond) / 2;
                (fitting, beyond) = Fits(line[..starts[middle]] + suffix) ? (middle, beyond) : (fitting, middle);
            }

            return fitting < starts.Length ? starts[fitting] : line.Length;
        }
    }
}
