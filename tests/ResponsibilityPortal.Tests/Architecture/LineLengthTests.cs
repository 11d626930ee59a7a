using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>
/// A line of code fits on a screen next to another one: 140 characters, as .editorconfig says. Data in a string literal can be longer:
/// a statement in SQL, a line of JSON or of a file. Components are left out, because a line break in their markup can show on the page.
/// </summary>
public sealed class LineLengthTests
{
    private const int MaxLength = 140;

    [Fact]
    public void Line_OfCode_FitsOnAScreen() =>
        Assert.Empty(
            from file in Repository.SourceFiles().Concat(Repository.TestFiles())
            where file.Path.EndsWith(".cs", StringComparison.Ordinal) && !file.Path.Contains("/Migrations/", StringComparison.Ordinal)
            from line in TooLongIn(file.Text)
            select $"{file.Path}: {line}"
        );

    [Theory]
    [InlineData("{code}")]
    [InlineData("// {code}")]
    [InlineData("Say(\"text\", {code});")]
    public void Line_ThatIsTooLong_IsFound(string line) => Assert.Single(TooLongIn(Filled(line)));

    [Theory]
    [InlineData("Say(\"{code}\");")]
    [InlineData("Say($\"{code}\", other);")]
    [InlineData("Say(\n\"\"\"\n{code}\n\"\"\");")]
    public void Line_WithLongData_IsNotFound(string text) => Assert.Empty(TooLongIn(Filled(text)));

    private static string Filled(string line) => line.Replace("{code}", new string('x', MaxLength + 1), StringComparison.Ordinal);

    private static IEnumerable<string> TooLongIn(string text)
    {
        var isRaw = false;
        foreach (var line in text.Split('\n'))
        {
            var wasRaw = isRaw;
            isRaw ^= line.Split("\"\"\"").Length % 2 == 0;
            if (line.Length > MaxLength && !wasRaw && !line.Contains("\"\"\"", StringComparison.Ordinal) && !IsInLiteral(line, MaxLength))
            {
                yield return line.Trim();
            }
        }
    }

    /// <summary>Whether an odd number of quotation marks that are not escaped comes before the place.</summary>
    private static bool IsInLiteral(string line, int place) =>
        Enumerable.Range(0, place).Count(index => line[index] == '"' && (index == 0 || line[index - 1] != '\\')) % 2 == 1;
}
