using System.Text;

namespace ResponsibilityPortal.Domain.Texts;

/// <summary>
/// The one rule for text from people, programs and files: names, messages, notes, reasons, comments and all texts of a matrix. What is
/// already stored stays as it is and is never read by this rule.
/// </summary>
public static class TextRule
{
    /// <summary>Returns why text can't be taken, as the end of a sentence that begins with its name ("holds …"); null when it can.</summary>
    /// <param name="severalLines">Whether line feeds are allowed.</param>
    public static string? ProblemOf(string text, bool severalLines) => ProblemOf(text, severalLines, isName: false);

    /// <summary>Returns why a text can't be a name, as <see cref="ProblemOf(string, bool)"/> does. Names also can't hold characters that show nothing.</summary>
    public static string? ProblemOfName(string name) => ProblemOf(name, severalLines: false, isName: true);

    /// <summary>Returns text from forms, which end lines in several ways, with line feeds alone. Any other break stays, to be refused.</summary>
    public static string WithLineFeeds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static string? ProblemOf(string text, bool severalLines, bool isName)
    {
        var isSeen = text.Length == 0;
        for (var index = 0; index < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, index, out var rune))
            {
                return "holds half of a surrogate pair, which is not a character.";
            }

            if (ProblemOf(rune, severalLines, isName) is { } problem)
            {
                return problem;
            }

            isSeen |= !HiddenCharacters.IsHidden(rune);
            index += rune.Utf16SequenceLength;
        }

        return isSeen ? null : "holds nothing that can be seen.";
    }

    private static string? ProblemOf(Rune rune, bool severalLines, bool isName) => rune.Value switch
    {
        '\n' => severalLines ? null : "must be on one line.",
        '\r' => severalLines ? "must end its lines with a line feed alone." : "must be on one line.",
        _ when Rune.IsControl(rune) || HiddenCharacters.BreaksLine(rune) || HiddenCharacters.IsNoncharacter(rune) =>
            $"holds the character {VisibleText.Number(rune.Value)}, which controls or is no text.",
        _ when HiddenCharacters.TurnsText(rune) =>
            $"holds the character {VisibleText.Number(rune.Value)}, which changes the direction of text and can't be seen. Retype the text, or paste it as plain text.",
        _ when isName && HiddenCharacters.ShowsNothing(rune) =>
            $"holds the character {VisibleText.Number(rune.Value)}, which can't be seen. Retype the name.",
        _ => null,
    };
}
