using System.Text.RegularExpressions;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>A wait in a test ends when the event happens. Its limit is for hangs only, and there is one such limit.</summary>
public sealed partial class WaitTests
{
    private static readonly List<(string Path, string Text)> Files =
    [
        .. Repository.TestFiles().Where(file => !file.Path.EndsWith("/WaitTests.cs", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Hang_IsThreeMinutesOrMore() => Assert.True(Timeouts.Hang >= TimeSpan.FromMinutes(3));

    [Fact]
    public void Waits_WithLimit_UseTheLimitForHangs()
    {
        Assert.Contains(
            Files,
            file => LimitedWait().Matches(file.Text).Any(wait => wait.Value.Contains("Timeouts.Hang", StringComparison.Ordinal))
        );
        Assert.Empty(
            from file in Files
            from Match wait in LimitedWait().Matches(file.Text)
            where !wait.Value.Contains("Timeouts.Hang", StringComparison.Ordinal)
            select $"{file.Path}: {wait.Value}"
        );
    }

    [Theory]
    [InlineData("await done.Task.WaitAsync(TimeSpan.FromSeconds(10), cancellation);")]
    [InlineData("await done.Task.WaitAsync(TimeLimit);")]
    [InlineData("timeLimit.CancelAfter(TimeLimit);")]
    [InlineData("page.WaitForElement(\".conflict\", TimeSpan.FromMinutes(1));")]
    [InlineData("new CancellationTokenSource(TimeSpan.FromSeconds(5))")]
    [InlineData("new LocatorAssertionsToContainTextOptions { Timeout = 2_000 }")]
    [InlineData("Assertions.SetDefaultExpectTimeout(20_000);")]
    [InlineData("new HttpClient { BaseAddress = portal.Address }")]
    public void Wait_WithOtherLimit_IsFound(string source) =>
        Assert.Contains(LimitedWait().Matches(source), wait => !wait.Value.Contains("Timeouts.Hang", StringComparison.Ordinal));

    [Theory]
    [InlineData("await done.Task.WaitAsync(Cancellation);")]
    [InlineData("page.WaitForElement(\".conflict\");")]
    [InlineData("await process.WaitForExitAsync(TestContext.Current.CancellationToken);")]
    public void Wait_WithoutLimit_IsNotFound(string source) => Assert.Empty(LimitedWait().Matches(source));

    /// <summary>
    /// A wait whose argument is a time, a wait of bUnit or Playwright with its own limit, and a client, which has a default limit of 100
    /// seconds.
    /// </summary>
    [GeneratedRegex(
        """
            \.WaitAsync\((?!Cancellation\b|TestContext\.|cancellation)[^;\n]*|\.CancelAfter\([^;\n]*|\.WaitFor(State|Assertion|Element|Elements)(Async)?\([^;\n]*TimeSpan[^;\n]*
            |new\ CancellationTokenSource\([^)\n][^;\n]*|\bTimeout\s*=\s(?!null)[^;}\n]*|\.SetDefault\w*Timeout\([^;\n]*|new\ HttpClient\b[^;\n]*
            """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex LimitedWait();
}
