using System.Text;

namespace ResponsibilityPortal.Formats.Xlsx;

/// <summary>The text of a footer. In it, "&amp;" begins a code, so the character itself is doubled (ECMA-376, part 1, 18.3.1.46).</summary>
internal static class FooterText
{
    /// <summary>The longest text, in UTF-16 code units. A footer can have 255, of which codes take a few.</summary>
    public const int MaxLength = 200;

    /// <summary>Returns a text that fits in a footer: the text, or its beginning. Doesn't divide characters.</summary>
    public static string Of(string text)
    {
        var footer = new StringBuilder(Math.Min(text.Length, MaxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            var character = rune.Value == '&' ? "&&" : rune.ToString();
            if (footer.Length + character.Length > MaxLength)
            {
                break;
            }

            footer.Append(character);
        }

        return footer.ToString();
    }
}
