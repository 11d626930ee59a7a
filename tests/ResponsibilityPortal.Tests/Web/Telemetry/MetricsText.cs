using System.Globalization;
using System.Text.RegularExpressions;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Telemetry;

/// <summary>The metrics of a portal, read as Prometheus reads them. Every line must be valid.</summary>
internal sealed partial class MetricsText
{
    private readonly List<(string Name, string Labels, double Value)> _samples = [];
    private readonly Dictionary<string, string> _types = [];

    private MetricsText(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !Help().IsMatch(line)))
        {
            if (Type().Match(line) is { Success: true } type)
            {
                Assert.True(_types.TryAdd(type.Groups["name"].Value, type.Groups["type"].Value), $"Twice: {line}");
                continue;
            }

            var sample = Sample().Match(line);
            Assert.True(sample.Success, $"Not a sample: {line}");
            _samples.Add(
                (
                    sample.Groups["name"].Value,
                    sample.Groups["labels"].Value,
                    double.Parse(sample.Groups["value"].Value, CultureInfo.InvariantCulture)
                )
            );
        }
    }

    /// <summary>The type of each metric, by its name.</summary>
    public IReadOnlyDictionary<string, string> Types => _types;

    /// <summary>The names of samples. A histogram has several.</summary>
    public IEnumerable<string> SampleNames => _samples.Select(sample => sample.Name).Distinct();

    public static async Task<MetricsText> ReadAsync(PortalHost host) => new(await host.ReadAsync("/metrics"));

    /// <summary>Returns the sum of the samples with a label.</summary>
    public double Sum(string name, string label = "") =>
        _samples
            .Where(sample => sample.Name == name && sample.Labels.Contains(label, StringComparison.Ordinal))
            .Sum(sample => sample.Value);

    /// <summary>Returns the values of samples, in their order.</summary>
    public IReadOnlyList<double> Values(string name, string label = "") =>
        [
            .. _samples
                .Where(sample => sample.Name == name && sample.Labels.Contains(label, StringComparison.Ordinal))
                .Select(sample => sample.Value),
        ];

    [GeneratedRegex("^# HELP [a-z_0-9]+ .+$", RegexOptions.CultureInvariant)]
    private static partial Regex Help();

    [GeneratedRegex("^# TYPE (?<name>[a-z_0-9]+) (?<type>counter|gauge|histogram)$", RegexOptions.CultureInvariant)]
    private static partial Regex Type();

    [GeneratedRegex(
        """^(?<name>[a-z_0-9]+)(\{(?<labels>[a-z_0-9]+="([^"\\]|\\.)*"(,[a-z_0-9]+="([^"\\]|\\.)*")*)\})? (?<value>-?[0-9.E+-]+)$""",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Sample();
}
