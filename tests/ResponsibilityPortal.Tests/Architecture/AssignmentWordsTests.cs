using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>
/// Only <see cref="PartWords"/> contains the words for what a party is or does in a cell. Explanations and page headings aren't about a
/// cell.
/// </summary>
public sealed partial class AssignmentWordsTests
{
    private const string Home = "ResponsibilityPortal.Domain/Reading/PartWords.cs";

    [Fact]
    public void Words_OfAPartInACell_AreInOnePlace()
    {
        var spelled = Repository
            .SourceFiles()
            .SelectMany(file =>
                file.Text.Split('\n')
                    .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && Spelling().IsMatch(line))
                    .Select(line => (file.Path, line))
            )
            .ToList();
        Assert.Contains(spelled, line => line.Path == Home);
        Assert.All(spelled, line => Assert.Equal(Home, line.Path));
    }

    [Theory]
    [InlineData("$\"{party.Name} is accountable\"", true)]
    [InlineData("$\"{party.Name} is accountable for {duty}\"", true)]
    [InlineData("\"<i> contributes</i>\"", true)]
    [InlineData("\"contributes\"", true)]
    [InlineData("\" is not involved: \"", true)]
    [InlineData("<p>Not yet assessed.</p>", true)]
    [InlineData("\"who is accountable and who contributes\"", false)]
    [InlineData("each party is accountable for so many", false)]
    public void Spelling_IsFoundAfterANameAndByItself(string line, bool isSpelling) => Assert.Equal(isSpelling, Spelling().IsMatch(line));

    /// <summary>The words after a name that is filled in, or at the beginning of a text.</summary>
    [GeneratedRegex(
        """[}">] ?(is accountable|contributes\b|contribute(?=["<.;])|(is |are )?not involved|[Nn]ot yet assessed|[Nn]ot applicable|[Yy]ou are accountable|You contribute)"""
    )]
    private static partial Regex Spelling();
}
