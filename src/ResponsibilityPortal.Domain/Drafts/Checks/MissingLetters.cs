using System.Text;
using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Domain.Drafts.Checks;

/// <summary>Reports characters of a text that the PDF shows as their numbers.</summary>
public static class MissingLetters
{
    private const int ListedMaxCount = 5;

    /// <param name="text">The name of the text, for example "the summary".</param>
    /// <param name="missing">The characters that the PDF has no letters for; at least one.</param>
    public static string Sentence(string text, IReadOnlyList<Rune> missing)
    {
        var numbers = string.Join(", ", missing.Take(ListedMaxCount).Select(rune => VisibleText.Number(rune.Value)));
        return $"{text} contains {numbers}{(missing.Count > ListedMaxCount ? " and others" : "")}: the PDF has no letter for "
            + $"{(missing.Count == 1 ? "it and shows the number" : "them and shows the numbers")}";
    }
}
