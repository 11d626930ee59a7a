using System.Diagnostics;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Pages;

/// <summary>Every kind of page is valid HTML, the picture valid SVG and the style sheet valid CSS, by the Nu checker.</summary>
public sealed class ValidMarkupTests(Site site)
{
    [Fact]
    public async Task Every_kind_of_page_is_valid_HTML()
    {
        using var directory = new TemporaryDirectory();
        using var client = new HttpClient { BaseAddress = site.Address };
        foreach (var (index, page) in PageKinds.All.Index())
        {
            using var response = await client.GetAsync(page.Data, TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(directory.File($"{index}.html"), await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        }

        Assert.Equal("", await CheckAsync("--errors-only", directory.Path));
    }

    [Fact]
    public async Task The_picture_is_valid_SVG()
    {
        using var directory = new TemporaryDirectory();
        using var client = new HttpClient { BaseAddress = site.Address };
        var file = directory.File("picture.svg");
        await File.WriteAllBytesAsync(file, await client.GetByteArrayAsync($"{Site.Matrix}/picture.svg", TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.Equal("", await CheckAsync("--errors-only", "--svg", file));
    }

    [Fact]
    public async Task What_is_not_valid_is_found()
    {
        using var directory = new TemporaryDirectory();
        var file = directory.File("bad.html");
        await File.WriteAllTextAsync(file, "<!DOCTYPE html><html><head><title>x</title></head><body><table><p></table></body></html>", TestContext.Current.CancellationToken);
        Assert.Contains("error", await CheckAsync("--errors-only", file), StringComparison.Ordinal);
    }

    private static async Task<string> CheckAsync(params string[] arguments)
    {
        var jar = Environment.GetEnvironmentVariable("NU_JAR") ?? Path.Combine(Repository.Artifacts, "nu", "node_modules", "vnu-jar", "build", "dist", "vnu.jar");
        Assert.True(File.Exists(jar), "The Nu HTML checker is missing. `bash tests/run.sh` installs it.");
        var start = new ProcessStartInfo("java", ["-jar", jar, .. arguments]) { RedirectStandardError = true };
        using var checker = Process.Start(start)!;
        var errors = await checker.StandardError.ReadToEndAsync();
        await checker.WaitForExitAsync();
        return errors.Trim();
    }
}
