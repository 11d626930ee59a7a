using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>What axe has to say against a page as it stands.</summary>
internal static class Axe
{
    /// <summary>What passed is named by rule only; with every cell of every page it would be megabytes.</summary>
    private static AxeRunOptions OnlyViolations { get; } = new() { ResultTypes = new HashSet<ResultType> { ResultType.Violations } };

    /// <summary>Serious and critical violations of WCAG, in words.</summary>
    public static async Task<IReadOnlyList<string>> FindSeriousAsync(IPage page)
    {
        var result = await page.RunAxe(OnlyViolations);
        Assert.NotEmpty(result.Passes);
        return [.. result.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(Describe)];
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id} ({violation.Impact}): {violation.Help}\n{string.Join('\n', violation.Nodes.Take(3).Select(node => node.Html))}";
}
