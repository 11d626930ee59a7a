using System.Globalization;
using System.Text;

namespace ResponsibilityPortal.Domain.Texts;

/// <summary>Shows text from outside with every hidden character as its number, so that it can't control a terminal or add lines.</summary>
public static class VisibleText
{
    /// <summary>
    /// Returns the text on one line. Replaces control, direction and line-breaking characters, and half surrogates, by numbers such as
    /// <c>U+001B</c>.
    /// </summary>
    public static string Of(string text)
    {
        StringBuilder? shown = null;
        for (var index = 0; index < text.Length;)
        {
            var isWhole = Rune.TryGetRuneAt(text, index, out var rune);
            var length = isWhole ? rune.Utf16SequenceLength : 1;
            if (!isWhole || HiddenCharacters.IsHidden(rune))
            {
                (shown ??= new StringBuilder(text, 0, index, text.Length + 16)).Append(Number(isWhole ? rune.Value : text[index]));
            }
            else
            {
                shown?.Append(text, index, length);
            }

            index += length;
        }

        return shown?.ToString() ?? text;
    }

    /// <summary>Returns a code point in Unicode notation: <c>U+001B</c>.</summary>
    public static string Number(int codePoint) => string.Create(CultureInfo.InvariantCulture, $"U+{codePoint:X4}");
}
