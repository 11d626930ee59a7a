using System.Text.Json;
using System.Text.RegularExpressions;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Telemetry;

/// <summary>The dashboard for Grafana and the documented alerts ask only for metrics that a portal has.</summary>
[Collection(nameof(MetricsTests))]
public sealed partial class DashboardTests
{
    [Fact]
    public void Panels_HaveTitleDescriptionAndPlace()
    {
        using var dashboard = ReadDashboard();
        var panels = dashboard.RootElement.GetProperty("panels").EnumerateArray().ToList();
        Assert.True(panels.Count >= 15);
        Assert.Equal(panels.Count, panels.Select(panel => panel.GetProperty("id").GetInt32()).Distinct().Count());
        Assert.All(
            panels,
            panel =>
            {
                Assert.NotEqual("", panel.GetProperty("title").GetString());
                Assert.EndsWith(".", panel.GetProperty("description").GetString(), StringComparison.Ordinal);
                Assert.InRange(panel.GetProperty("gridPos").GetProperty("w").GetInt32(), 1, 24);
                Assert.True(panel.GetProperty("type").ValueEquals("row") || panel.GetProperty("targets").GetArrayLength() > 0);
            }
        );
    }

    [Fact]
    public async Task Dashboard_AsksForMetricsOfThePortal()
    {
        using var dashboard = ReadDashboard();
        var asked = dashboard
            .RootElement.GetProperty("panels")
            .EnumerateArray()
            .Where(panel => panel.TryGetProperty("targets", out _))
            .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
            .Select(target => target.GetProperty("expr").GetString()!)
            .Concat(
                dashboard
                    .RootElement.GetProperty("templating")
                    .GetProperty("list")
                    .EnumerateArray()
                    .Where(variable => variable.GetProperty("type").ValueEquals("query"))
                    .Select(variable => variable.GetProperty("query").GetString()!)
            )
            .ToList();
        await AssertMeasuredAsync(asked, atLeast: 12);
    }

    [Fact]
    public async Task Alerts_AskForMetricsOfThePortal()
    {
        var asked = Conditions().Matches(Repository.Document("how-to/watch-the-portal.md")).Select(code => code.Groups[1].Value);
        await AssertMeasuredAsync([.. asked], atLeast: 6);
    }

    private static JsonDocument ReadDashboard() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "deploy", "grafana", "dashboard.json")));

    /// <summary>Asserts that a portal that was used has every metric in the expressions.</summary>
    private static async Task AssertMeasuredAsync(IReadOnlyList<string> expressions, int atLeast)
    {
        var names = expressions
            .SelectMany(expression => MetricName().Matches(LabelsAndGroups().Replace(expression, "")))
            .Select(name => name.Value)
            .Distinct()
            .ToList();
        Assert.True(names.Count >= atLeast, string.Join(' ', names));

        await using var host = MeasuredPortal.Start();
        await MeasuredPortal.UseAsync(host);
        var measured = (await MetricsText.ReadAsync(host)).SampleNames.ToHashSet();
        Assert.All(names, name => Assert.Contains(name, measured));
    }

    /// <summary>Code in a document that contains a metric.</summary>
    [GeneratedRegex("`([^`\\n]*(?:portal|http|kestrel|dotnet)_[^`\\n]*)`", RegexOptions.CultureInvariant)]
    private static partial Regex Conditions();

    [GeneratedRegex(@"\{[^}]*\}|\b(by|without) \([^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex LabelsAndGroups();

    /// <summary>A word with underscores that isn't a function.</summary>
    [GeneratedRegex(@"(?<![$\w])[a-z]+(_[a-z]+)+\b(?! ?\()", RegexOptions.CultureInvariant)]
    private static partial Regex MetricName();
}
