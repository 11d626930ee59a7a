using System.Text;

namespace ResponsibilityPortal.Domain.Texts;

/// <summary>
/// The rule for all text from users, programs and files: names, messages, notes, reasons, comments and the texts of a matrix. Stored text
/// is not checked again.
/// </summary>
public static class TextRule
{
    /// <summary>
    /// Returns why a text isn't accepted, as the end of a sentence that begins with its name ("contains …"); null when it is.
    /// </summary>
    /// <param name="severalLines">Whether line feeds are allowed.</param>
    public static string? ProblemOf(string text, bool severalLines) => ProblemOf(text, severalLines, isName: false);

    /// <summary>
    /// Returns why a text can't be a name, as <see cref="ProblemOf(string, bool)"/> does. Names also can't contain characters that show
    /// nothing.
    /// </summary>
    public static string? ProblemOfName(string name) => ProblemOf(name, severalLines: false, isName: true);

    /// <summary>
    /// Returns text from forms, which use several line ends, with line feeds only. Other line breaks stay and are rejected later.
    /// </summary>
    public static string WithLineFeeds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static string? ProblemOf(string text, bool severalLines, bool isName)
    {
        var isSeen = text.Length == 0;
        for (var index = 0; index < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, index, out var rune))
            {
                return "contains half of a surrogate pair, which is not a character.";
            }

            if (ProblemOf(rune, severalLines, isName) is { } problem)
            {
                return problem;
            }

            isSeen |= !HiddenCharacters.IsHidden(rune);
            index += rune.Utf16SequenceLength;
        }

        return isSeen ? null : "contains nothing that can be seen.";
    }

    private static string? ProblemOf(Rune rune, bool severalLines, bool isName) =>
        rune.Value switch
        {
            '\n' => severalLines ? null : "must be on one line.",
            '\r' => severalLines ? "must end its lines with a line feed alone." : "must be on one line.",
            _ when Rune.IsControl(rune) || HiddenCharacters.BreaksLine(rune) || HiddenCharacters.IsNoncharacter(rune) =>
                $"contains the character {VisibleText.Number(rune.Value)}, which is not allowed.",
            _ when HiddenCharacters.TurnsText(rune) =>
                $"contains the character {VisibleText.Number(rune.Value)}, which changes the direction of text and can't be seen. Retype "
                    + "the text, or paste it as plain text.",
            _ when isName && HiddenCharacters.ShowsNothing(rune) =>
                $"contains the character {VisibleText.Number(rune.Value)}, which can't be seen. Retype the name.",
            _ => null,
        };
}
