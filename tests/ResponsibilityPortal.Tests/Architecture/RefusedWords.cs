using System.Text.RegularExpressions;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>Words that read like a translation. docs/glossary.md says which words to use instead.</summary>
internal static partial class RefusedWords
{
    /// <summary>Finds the refused words of a text.</summary>
    public static IEnumerable<Match> In(string text) => Refused().Matches(text);

    [GeneratedRegex(
        @"\b(stands?|anew|whoever|somebody|nobody|aside|told|wish(es)?|any\s+longer|beside|in\s+the\s+place\s+of|made\s+again)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Refused();
}
