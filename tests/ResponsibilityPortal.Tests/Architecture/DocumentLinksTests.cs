using System.Text.RegularExpressions;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>The index links to all documents, and all links work.</summary>
public sealed partial class DocumentLinksTests
{
    private const string Index = "docs/README.md";

    private static readonly Dictionary<string, string> Documents = Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
        .Append(Path.Combine(Repository.Root, "README.md"))
        .ToDictionary(PathOf, File.ReadAllText, StringComparer.Ordinal);

    /// <summary>All links of documents to files of the repository, each with its full path and heading.</summary>
    private static readonly List<(string From, string To, string Heading)> Links =
    [
        .. from document in Documents
        from Match link in Link().Matches(Code().Replace(document.Value, ""))
        let target = link.Groups[1].Value.Split('#', 2)
        where !target[0].Contains(':', StringComparison.Ordinal)
        let path = target[0].Length == 0
            ? document.Key
            : PathOf(Path.Combine(Repository.Root, Path.GetDirectoryName(document.Key)!, target[0]))
        select (document.Key, path, target.Length > 1 ? target[1] : ""),
    ];

    [Fact]
    public void Links_NameFilesThatExist()
    {
        Assert.True(Links.Count > 100, $"{Links.Count} links");
        Assert.DoesNotContain(Links, link => !Path.Exists(Path.Combine(Repository.Root, link.To)));
    }

    [Fact]
    public void Links_NameHeadingsThatExist()
    {
        var named = Links.Where(link => link.Heading.Length > 0).ToList();
        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, link => !AnchorsIn(Documents[link.To]).Contains(link.Heading));
    }

    [Fact]
    public void Index_LinksToEveryDocument() =>
        Assert.Equal(
            Documents.Keys.Where(path => path != Index).Order(StringComparer.Ordinal),
            Links
                .Where(link => link.From == Index && Documents.ContainsKey(link.To) && link.To != Index)
                .Select(link => link.To)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void DecisionRecords_BeginWithNumberStatusAndDate()
    {
        var records = Documents.Where(document => document.Key.StartsWith("docs/adr/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(records);
        Assert.All(
            records,
            record =>
                Assert.Matches(
                    $@"\A# {int.Parse(Path.GetFileName(record.Key)[..4], System.Globalization.CultureInfo.InvariantCulture)}\. [^\n]+\n\n- Status: (proposed|accepted|replaced by [^\n]+)\n- Date: 20\d\d-\d\d-\d\d\n\n",
                    record.Value
                )
        );
    }

    private static string PathOf(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');

    /// <summary>
    /// Returns the anchors that GitHub and others make of headings: lower case, without punctuation, with hyphens for spaces.
    /// </summary>
    private static HashSet<string> AnchorsIn(string text) =>
        [
            .. Heading()
                .Matches(CodeBlock().Replace(text, ""))
                .Select(heading => Punctuation().Replace(heading.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-')),
        ];

    [GeneratedRegex(@"\]\(([^)\s]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(
        @"^ *```[^\n]*\n.*?^ *``` *$|`[^`\n]+`",
        RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.Singleline
    )]
    private static partial Regex Code();

    [GeneratedRegex(@"^ *```[^\n]*\n.*?^ *``` *$", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.CultureInvariant)]
    private static partial Regex Punctuation();
}
