using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace ResponsibilityPortal.Domain.Texts;

/// <summary>
/// Normalizes text from outside: forms, files, requests. Such text can contain code units that are not characters, for which <see
/// cref="string.Normalize(NormalizationForm)"/> throws.
/// </summary>
public static class OutsideText
{
    private const char Noncharacter = '\uFFFE';

    /// <summary>Normalizes a text, unless it contains half of a surrogate pair or U+FFFE.</summary>
    /// <returns>False when it contains one of them.</returns>
    public static bool TryNormalize(string text, NormalizationForm form, [NotNullWhen(true)] out string? normalized)
    {
        normalized = CanBeNormalized(text) ? text.Normalize(form) : null;
        return normalized is not null;
    }

    /// <summary>Normalizes a text that is only compared or looked up. Code units that are not characters become U+FFFD.</summary>
    public static string Normalize(string text, NormalizationForm form) =>
        TryNormalize(text, form, out var normalized) ? normalized : Replaced(text).Normalize(form);

    private static bool CanBeNormalized(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == Noncharacter)
            {
                return false;
            }

            if (char.IsSurrogate(text[index]))
            {
                if (index + 1 == text.Length || !char.IsSurrogatePair(text[index], text[index + 1]))
                {
                    return false;
                }

                index++;
            }
        }

        return true;
    }

    private static string Replaced(string text)
    {
        var replaced = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            replaced.Append(rune.Value == Noncharacter ? Rune.ReplacementChar : rune);
        }

        return replaced.ToString();
    }
}
