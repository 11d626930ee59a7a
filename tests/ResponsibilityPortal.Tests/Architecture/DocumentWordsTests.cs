using System.Text.RegularExpressions;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>Documents use everyday words. docs/glossary.md says what to write instead of the refused words.</summary>
public sealed partial class DocumentWordsTests
{
    private static readonly List<(string Path, string Text)> Documents =
    [
        .. from file in Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Append(Path.Combine(Repository.Root, "README.md"))
        select (Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), File.ReadAllText(file)),
    ];

    [Fact]
    public void Documents_OutsideCodeAndQuotations_UseEverydayWords()
    {
        Assert.True(Documents.Count > 25, $"{Documents.Count} documents");
        var found = Documents.SelectMany(document => RefusedIn(document.Text).Select(word => $"{document.Path}:{word}")).ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

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

    /// <summary>Returns the refused words in the prose of a document, each with its line.</summary>
    private static List<string> RefusedIn(string text)
    {
        var prose = NotProse().Replace(text, hidden => new string('\n', hidden.Value.Count(character => character == '\n')));
        return [.. RefusedWords.In(prose).Select(word => $"{1 + prose.AsSpan(0, word.Index).Count('\n')}: {word.Value}")];
    }

    /// <summary>
    /// Code blocks, inline code, quotations, labels of the user interface (in italics) and targets of links. Except for code blocks, all of
    /// them end with their paragraph at the latest.
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
        RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex NotProse();
}
