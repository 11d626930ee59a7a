using System.Diagnostics;
using System.Text.Json;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>The list of components that <c>tests/sbom.py</c> writes.</summary>
public sealed class SbomTests
{
    [Fact]
    public async Task Sbom_ListsEveryPackageThatTheWebProjectResolves()
    {
        using var process = Process.Start(
            new ProcessStartInfo("python3", [Path.Combine(Repository.Root, "tests", "sbom.py")]) { RedirectStandardOutput = true }
        )!;
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        Assert.Equal(("CycloneDX", "1.6"), (root.GetProperty("bomFormat").GetString(), root.GetProperty("specVersion").GetString()));
        var listed = root.GetProperty("components")
            .EnumerateArray()
            .Select(component => component.GetProperty("purl").GetString()!)
            .ToHashSet(StringComparer.Ordinal);

        using var locks = JsonDocument.Parse(
            await File.ReadAllTextAsync(
                Path.Combine(Repository.Root, "src", "ResponsibilityPortal.Web", "packages.lock.json"),
                TestContext.Current.CancellationToken
            )
        );
        var locked = locks
            .RootElement.GetProperty("dependencies")
            .EnumerateObject()
            .SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.GetProperty("type").GetString() != "Project")
            .Select(package => $"pkg:nuget/{package.Name}@{package.Value.GetProperty("resolved").GetString()}")
            .ToList();
        Assert.True(locked.Count > 20);
        Assert.Empty(locked.Except(listed));
        Assert.All(
            root.GetProperty("components").EnumerateArray(),
            component => Assert.Equal(128, component.GetProperty("hashes")[0].GetProperty("content").GetString()!.Length)
        );
    }
}
