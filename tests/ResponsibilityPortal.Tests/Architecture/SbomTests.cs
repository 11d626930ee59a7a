using System.Diagnostics;
using System.Text.Json;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>The lists of components that <c>tests/sbom.py</c> and <c>tests/notices.py</c> write.</summary>
public sealed class SbomTests
{
    [Fact]
    public async Task Sbom_ListsEveryPackageThatTheWebProjectResolves()
    {
        var text = await RunAsync("sbom.py");
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        Assert.Equal(("CycloneDX", "1.6"), (root.GetProperty("bomFormat").GetString(), root.GetProperty("specVersion").GetString()));
        var listed = root.GetProperty("components")
            .EnumerateArray()
            .Select(component => component.GetProperty("purl").GetString()!)
            .ToHashSet(StringComparer.Ordinal);

        var locked = (await LockedAsync()).Select(package => $"pkg:nuget/{package.Name}@{package.Version}").ToList();
        Assert.True(locked.Count > 20);
        Assert.Empty(locked.Except(listed));
        Assert.All(
            root.GetProperty("components").EnumerateArray(),
            component => Assert.Equal(128, component.GetProperty("hashes")[0].GetProperty("content").GetString()!.Length)
        );
    }

    /// <summary>The script ends with an error if a package has a licence that isn't in its list of permissive ones.</summary>
    [Fact]
    public async Task Notices_NameEveryPackageThatTheWebProjectResolvesAndItsLicence()
    {
        var notices = (await RunAsync("notices.py")).Split('\n');
        foreach (var (name, version) in await LockedAsync())
        {
            var line = Array.IndexOf(notices, $"{name} {version}");
            Assert.True(line >= 0, name);
            Assert.StartsWith("  licence: ", notices[line + 1], StringComparison.Ordinal);
        }

        foreach (var owner in (string[])["Noto Sans Math", "Dan Wheeler", "Apache License", "MudBlazor"])
        {
            Assert.Contains(notices, line => line.Contains(owner, StringComparison.Ordinal));
        }
    }

    private static async Task<string> RunAsync(string script)
    {
        using var process = Process.Start(
            new ProcessStartInfo("python3", [Path.Combine(Repository.Root, "tests", script)]) { RedirectStandardOutput = true }
        )!;
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return text;
    }

    /// <summary>Returns the packages of the lock file of the web project.</summary>
    private static async Task<IReadOnlyList<(string Name, string Version)>> LockedAsync()
    {
        using var locks = JsonDocument.Parse(
            await File.ReadAllTextAsync(
                Path.Combine(Repository.Root, "src", "ResponsibilityPortal.Web", "packages.lock.json"),
                TestContext.Current.CancellationToken
            )
        );
        return
        [
            .. locks
                .RootElement.GetProperty("dependencies")
                .EnumerateObject()
                .SelectMany(framework => framework.Value.EnumerateObject())
                .Where(package => package.Value.GetProperty("type").GetString() != "Project")
                .Select(package => (package.Name, package.Value.GetProperty("resolved").GetString()!)),
        ];
    }
}
