using System.Text.RegularExpressions;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>A test is named <c>Subject_Result</c> or <c>Subject_Condition_Result</c>, so that a failed run reads as sentences.</summary>
public sealed partial class TestNameTests
{
    private const int MaxLength = 75;

    [Fact]
    public void Test_InEitherProject_HasANameOfTwoOrThreeParts()
    {
        var names = (from file in Repository.TestFiles() from name in NamesIn(file.Text) select (file.Path, Name: name)).ToList();
        Assert.True(names.Count > 2000);
        Assert.DoesNotContain(names, test => !IsGood(test.Name));
    }

    [Theory]
    [InlineData("[Fact]\n    public void A_row_is_kept() =>", "A_row_is_kept")]
    [InlineData("[Theory]\n    [InlineData(\"a]\", 1)]\n    [InlineData(new[] { 1 })]\n    public async Task Kept() =>", "Kept")]
    [InlineData("[Fact(Explicit = true)]\n    public Task Row_Kept_In_Order() =>", "Row_Kept_In_Order")]
    public void Name_InAnotherForm_IsFound(string source, string name)
    {
        Assert.Equal([name], NamesIn(source));
        Assert.False(IsGood(name));
    }

    private static bool IsGood(string name) => name.Length <= MaxLength && Form().IsMatch(name);

    private static IEnumerable<string> NamesIn(string source) => Test().Matches(source).Select(match => match.Groups["name"].Value);

    [GeneratedRegex(@"\A[A-Z][A-Za-z0-9]*(_[A-Z0-9][A-Za-z0-9]*){1,2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    /// <summary>A test attribute, and the name of the next public method. Other attributes can come between.</summary>
    [GeneratedRegex(
        @"^\s*\[(Fact|Theory)\b(?:(?!\n\s*public ).)*\n\s*public (?:static |async )*(?:void|Task|ValueTask) (?<name>\w+)\(",
        RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.Singleline
    )]
    private static partial Regex Test();
}
