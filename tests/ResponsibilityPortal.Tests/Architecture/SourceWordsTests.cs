using System.Text.RegularExpressions;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>
/// What the portal says to its users (pages, messages, commands, the API, the PDF and the log) is in everyday words. Texts are the string
/// literals of the sources with more than one word, and the markup of the components.
/// </summary>
public sealed partial class SourceWordsTests
{
    [Fact]
    public void Texts_OfTheProgram_UseEverydayWords()
    {
        var files = Repository.SourceFiles().Where(file => !file.Path.Contains("/Migrations/", StringComparison.Ordinal)).ToList();
        Assert.True(files.Count > 700, $"{files.Count} files");
        var found = (
            from file in files
            from text in TextsOf(file.Text, file.Path.EndsWith(".razor", StringComparison.Ordinal))
            from word in RefusedWords.In(text)
            select $"{file.Path}: \"{word.Value}\" in {text.Trim()}"
        )
            .Distinct()
            .ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    [Theory]
    [InlineData("""throw new X("The version stands here.");""", false)]
    [InlineData("""Say($"{name} was told {what}.");""", false)]
    [InlineData("""<p>Nobody approved it.</p>""", true)]
    [InlineData("""<Field Label="Name, beside the change" />""", true)]
    [InlineData("<p>\n    It does not work any\n    longer.\n</p>", true)]
    public void Word_InAText_IsFound(string source, bool isRazor) => Assert.Single(TextsOf(source, isRazor).SelectMany(RefusedWords.In));

    [Theory]
    [InlineData("""// "Nobody is told anew."  """, false)]
    [InlineData("""/// <summary>"Nobody is told."</summary>""", false)]
    [InlineData("""Kind("told");""", false)]
    [InlineData("""Say($"{told.Count(whoever)} entries were read.");""", false)]
    [InlineData("""<p class="version">@told.Nobody</p>""", true)]
    [InlineData("@* Nobody is told. *@ <p>The version</p>", true)]
    public void Word_OutsideOfTexts_IsNotFound(string source, bool isRazor) =>
        Assert.Empty(TextsOf(source, isRazor).SelectMany(RefusedWords.In));

    private static IEnumerable<string> TextsOf(string source, bool isRazor)
    {
        var code = Comment().Replace(source, "");
        var literals = Literal()
            .Matches(code)
            .Select(literal => Hole().Replace(literal.Groups["text"].Value, " "))
            .Where(text => text.Contains(' ', StringComparison.Ordinal));
        return isRazor
            ? literals.Concat(MarkupText().Matches(code).Select(text => RazorCode().Replace(text.Groups["text"].Value, " ")))
            : literals;
    }

    [GeneratedRegex(
        @"^[ ]*//[^\n]*|@\*.*?\*@|(?<=[;{})]|^)[ ]+//[ ][^\n]*",
        RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.Singleline
    )]
    private static partial Regex Comment();

    [GeneratedRegex(@"""(?<text>(?:[^""\\\n]|\\.)*)""", RegexOptions.CultureInvariant)]
    private static partial Regex Literal();

    /// <summary>An interpolated value, with at most one level of braces inside.</summary>
    [GeneratedRegex(@"\{(?:[^{}]|\{[^{}]*\})*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Hole();

    [GeneratedRegex(@"(?<=[\w""/]|</\w+)>(?<text>[^<>{}]+)<", RegexOptions.CultureInvariant)]
    private static partial Regex MarkupText();

    [GeneratedRegex(@"@[\w.]+(\([^)]*\))?", RegexOptions.CultureInvariant)]
    private static partial Regex RazorCode();
}
