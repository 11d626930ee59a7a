using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>
/// A filter is one object. All code that uses filters loops over their list, so that no other code contains the name of one.
/// </summary>
public sealed partial class FilterTests
{
    private const string Home = "ResponsibilityPortal.Domain/Reading/Filter/";

    /// <summary>Words in files that use filters which are also the name of a filter, but mean something else.</summary>
    private static readonly (string Path, string Line)[] OtherMeanings =
    [
        // Column headings.
        ("ResponsibilityPortal.Formats/Csv/CsvColumns.cs", "new(\"domain\", line =>"),
        ("ResponsibilityPortal.Formats/Csv/CsvColumns.cs", "new CsvColumn(\"control\", line =>"),
        // A part of the structure page.
        ("ResponsibilityPortal.Web/PortalUrls.Keys.cs", "public const string DomainKey ="),
    ];

    private static readonly List<(string Path, string Text)> Files = [.. Repository.SourceFiles()];

    [Fact]
    public void Name_OfAFilter_IsInItsDescriptorAlone()
    {
        foreach (var field in FilterFields.All)
        {
            var own = $"{Home}{field.GetType().Name}.cs";
            var spelling = new Regex($"(?<!=)\"{field.Name}\"|[?&]{field.Name}=|name=\"{field.Name}\"", RegexOptions.CultureInvariant);
            var spelled = (
                from file in Files
                where file.Path.StartsWith(Home, StringComparison.Ordinal) || UsesFilters().IsMatch(file.Text)
                from line in file.Text.Split('\n')
                where
                    spelling.IsMatch(line)
                    && !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
                    && !line.Contains(" Noun => ", StringComparison.Ordinal)
                where !OtherMeanings.Any(other => other.Path == file.Path && line.Contains(other.Line, StringComparison.Ordinal))
                select file.Path
            ).ToList();
            Assert.Equal([own], spelled);
        }
    }

    [Fact]
    public void OtherMeanings_AreStillThere() =>
        Assert.All(
            OtherMeanings,
            other => Assert.Contains(Files, file => file.Path == other.Path && file.Text.Contains(other.Line, StringComparison.Ordinal))
        );

    [Fact]
    public void EveryDescriptor_IsInTheList() =>
        Assert.Equal(
            typeof(FilterField)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(FilterField)) && !type.IsAbstract)
                .Select(type => type.Name)
                .Order(StringComparer.Ordinal),
            FilterFields.All.Select(field => field.GetType().Name).Order(StringComparer.Ordinal)
        );

    [GeneratedRegex(@"\b(MatrixFilter|FilterFields?|MatrixView|QueryFilters)\b")]
    private static partial Regex UsesFilters();
}
