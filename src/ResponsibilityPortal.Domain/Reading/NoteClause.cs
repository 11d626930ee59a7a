using System.Collections.Frozen;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>What a party does, as its note says it, behind what the party is: ": it creates the key and rotates it."</summary>
/// <remarks>
/// Most notes begin with a verb in the third person ("Creates the key"). Any other note becomes a sentence of its own, because it is
/// unclear whether it continues a sentence that begins with the party's name.
/// </remarks>
internal static class NoteClause
{
    /// <summary>Words that follow a plural noun and no verb: "Backups are kept".</summary>
    private static readonly FrozenSet<string> AfterNouns = new[]
    {
        "are",
        "can",
        "do",
        "go",
        "have",
        "is",
        "may",
        "must",
        "need",
        "run",
        "should",
        "stay",
        "was",
        "were",
        "will",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> NotVerbs = new[] { "always", "as", "its", "this", "various" }.ToFrozenSet(
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Returns the end of a sentence about a party, its full stop included.</summary>
    /// <param name="name">Of the party.</param>
    /// <param name="note">Null when there is none.</param>
    public static string After(string name, string? note)
    {
        if (note is null)
        {
            return ".";
        }

        var sentence = note.ReplaceLineEndings(" ").Trim().TrimEnd('.');
        if (sentence.Length == 0)
        {
            return ".";
        }

        var small = $"{char.ToLowerInvariant(sentence[0])}{sentence[1..]}";
        return PartWords.IsPronoun(name) || !BeginsWithVerb(sentence) ? $". {sentence}." : $": it {small}.";
    }

    private static bool BeginsWithVerb(string sentence)
    {
        var words = sentence.Split(' ', 3);
        var first = words[0].TrimEnd(',');
        return first.Length > 2
            && first.EndsWith('s')
            && !first.EndsWith("ss", StringComparison.Ordinal)
            && first.Skip(1).All(char.IsAsciiLetterLower)
            && !NotVerbs.Contains(first)
            && (words.Length == 1 || !AfterNouns.Contains(words[1]));
    }
}
