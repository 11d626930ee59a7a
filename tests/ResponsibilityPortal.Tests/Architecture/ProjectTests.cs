using System.Xml.Linq;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>Which project may know which: Domain from Store from Web, Domain from Formats from Web, Pdf from Formats.
/// Store and Formats never meet.</summary>
public sealed class ProjectTests
{
    public static TheoryData<string, string[]> References =>
        new()
        {
            { "Domain", [] },
            { "Store", ["Domain"] },
            { "Pdf", [] },
            { "Formats", ["Domain", "Pdf"] },
            { "Web", ["Domain", "Formats", "Store"] },
        };

    [Fact]
    public void Projects_AllHaveARule() =>
        Assert.Equal(
            References.Select(row => row.Data.Item1).Order(),
            Directory
                .GetDirectories(Repository.Source)
                .Select(directory => Path.GetFileName(directory)["ResponsibilityPortal.".Length..])
                .Order()
        );

    [Theory]
    [MemberData(nameof(References))]
    public void Project_ReferencesOnlyWhatItMay(string project, string[] allowed) =>
        Assert.Equal(
            allowed,
            Items(project, "ProjectReference")
                .Select(path => Path.GetFileNameWithoutExtension(path)["ResponsibilityPortal.".Length..])
                .Order()
        );

    [Fact]
    public void Domain_NeedsNoPackage()
    {
        Assert.NotEmpty(Items("Web", "PackageReference"));
        Assert.Empty(Items("Domain", "PackageReference"));
        Assert.Empty(Items("Domain", "FrameworkReference"));
    }

    [Fact]
    public void Database_IsReferencedByTheStoreOnly()
    {
        Assert.Contains("Microsoft.EntityFrameworkCore.Sqlite", Items("Store", "PackageReference"));
        Assert.DoesNotContain(
            Items("Formats", "PackageReference"),
            package => package.Contains("EntityFramework", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(Items("Web", "PackageReference"), package => package.Contains("EntityFramework", StringComparison.Ordinal));
    }

    private static List<string> Items(string project, string item)
    {
        var name = $"ResponsibilityPortal.{project}";
        var document = XDocument.Load(Path.Combine(Repository.Source, name, $"{name}.csproj"));
        return [.. document.Descendants(item).Select(element => element.Attribute("Include")!.Value.Replace('\\', '/'))];
    }
}
