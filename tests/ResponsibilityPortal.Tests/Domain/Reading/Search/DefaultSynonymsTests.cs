using ResponsibilityPortal.Domain.Reading.Search;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Reading.Search;

public sealed class DefaultSynonymsTests
{
    [Fact]
    public void Groups_AreListedInTheDocument()
    {
        var document = Repository.Document("reference/search.md");
        var listed = document[document.IndexOf("## Default synonyms", StringComparison.Ordinal)..]
            .Split('\n')
            .Where(line => line.StartsWith("- ", StringComparison.Ordinal))
            .Select(line => line[2..]);

        Assert.Equal(DefaultSynonyms.Groups.Select(group => string.Join(", ", group)), listed);
    }

    [Fact]
    public void Terms_AreInOneGroupOnly() =>
        Assert.Equal(
            DefaultSynonyms.Groups.Sum(group => group.Count),
            DefaultSynonyms.Groups.SelectMany(group => group).Distinct(StringComparer.OrdinalIgnoreCase).Count()
        );

    [Fact]
    public void Terms_NameNoProductOfTheBuiltInMatrix() =>
        Assert.DoesNotContain(
            DefaultSynonyms.Groups.SelectMany(group => group),
            term => SeedMatrix.Read().HostingModels.SelectMany(model => model.Products).Contains(term, StringComparer.OrdinalIgnoreCase)
        );
}
