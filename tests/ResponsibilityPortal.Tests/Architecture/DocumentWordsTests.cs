using System.Text.RegularExpressions;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>Documents are written in everyday words. docs/glossary.md says which words to use instead of the refused ones.</summary>
public sealed partial class DocumentWordsTests
{
    /// <summary>Sentences that may keep a refused word, by document.</summary>
    private static readonly (string Path, string Sentence)[] Exceptions =
    [
        // One of EvidenceLimits, which verdicts show in the same words.
        ("docs/explanation/what-the-portal-proves.md", "who runs the portal: nobody else vouches"),
    ];

    private static readonly List<(string Path, string Text)> Documents =
    [
        .. from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
               .Append(Path.Combine(Repository.Root, "README.md"))
           select (Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), File.ReadAllText(file)),
    ];

    [Fact]
    public void Documents_OutsideCodeAndQuotations_UseEverydayWords()
    {
        Assert.True(Documents.Count > 25, $"{Documents.Count} documents");
        var found = Documents
            .SelectMany(document => RefusedIn(Without(document.Text, ExceptionsIn(document.Path))).Select(word => $"{document.Path}:{word}"))
            .ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    [Fact]
    public void Exceptions_AreStillNeeded() => Assert.All(Exceptions, exception =>
    {
        Assert.Contains(Documents, document => document.Path == exception.Path && document.Text.Contains(exception.Sentence, StringComparison.Ordinal));
        Assert.NotEmpty(RefusedIn(exception.Sentence));
    });

    [Theory]
    [InlineData("The version stands in the log.")]
    [InlineData("A link that does not work any\nlonger.")]
    [InlineData("- Whoever reads it")]
    [InlineData("| a file beside the store |")]
    [InlineData("It's *made* or it is made again.")]
    [InlineData("An inch is 1\".\n\nIt was told.\n\nA foot is 12\".")]
    public void Word_InProse_IsFound(string text) => Assert.Single(RefusedIn(text));

    [Theory]
    [InlineData("Users understand the outstanding standard.")]
    [InlineData("The code `stands`, and ``told `x` ``.")]
    [InlineData("```\nnobody\n```")]
    [InlineData("1. Run:\n   ```bash\n   echo anew\n   ```\n2. Done.")]
    [InlineData("The page says \"Nobody has\nlooked\", “told” and *Put aside*.")]
    [InlineData("[why](0007-notes-beside-the-store.md)")]
    public void Word_InCodeOrQuotation_IsNotFound(string text) => Assert.Empty(RefusedIn(text));

    /// <summary>The refused words in the prose of a document, each with its line.</summary>
    private static List<string> RefusedIn(string text)
    {
        var prose = NotProse().Replace(text, hidden => new string('\n', hidden.Value.Count(character => character == '\n')));
        return [.. Refused().Matches(prose).Select(word => $"{1 + prose.AsSpan(0, word.Index).Count('\n')}: {word.Value}")];
    }

    private static IEnumerable<string> ExceptionsIn(string path) =>
        Exceptions.Where(exception => exception.Path == path).Select(exception => exception.Sentence);

    private static string Without(string text, IEnumerable<string> sentences) =>
        sentences.Aggregate(text, (left, sentence) => left.Replace(sentence, "", StringComparison.Ordinal));

    [GeneratedRegex(
        @"\b(stands?|anew|whoever|somebody|nobody|aside|told|wish(es)?|any\s+longer|beside|in\s+the\s+place\s+of|made\s+again)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Refused();

    /// <summary>
    /// Code blocks, inline code, quotations, labels of the interface (in italics) and targets of links. Except for code blocks, all of them
    /// end with their paragraph at the latest.
    /// </summary>
    [GeneratedRegex(
        """
        ^[ ]*```[^\n]*\n.*?^[ ]*```[ ]*$
        | (?<ticks>`+)(?!`)(?:(?!\n[ ]*\n).)+?(?<!`)\k<ticks>(?!`)
        | "(?:[^"\n]|\n(?![ ]*(?:\n|\||-[ ])))*"
        | “[^”]*”
        | (?<![*\w])\*(?![*\s])(?:[^*\n]|\n(?![ ]*(?:\n|\||-[ ])))+\*(?!\*)
        | \]\([^)]*\)
        """,
        RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex NotProse();
}
