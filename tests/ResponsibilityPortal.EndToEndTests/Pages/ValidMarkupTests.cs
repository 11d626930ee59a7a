using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Pages;

/// <summary>Every kind of page is valid HTML, the picture valid SVG and the style sheet valid CSS, by the Nu checker.</summary>
public sealed class ValidMarkupTests(Site site)
{
    [Fact]
    public async Task Every_kind_of_page_is_valid_HTML()
    {
        using var directory = new TemporaryDirectory();
        using var client = PortalClient.For(site.Address);
        foreach (var (index, page) in PageKinds.All.Index())
        {
            using var response = await client.GetAsync(page.Data, TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(directory.File($"{index}.html"), await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        }

        Assert.Equal("", await NuChecker.CheckAsync("--errors-only", directory.Path));
    }

    [Fact]
    public async Task The_picture_is_valid_SVG()
    {
        using var directory = new TemporaryDirectory();
        using var client = PortalClient.For(site.Address);
        var file = directory.File("picture.svg");
        await File.WriteAllBytesAsync(file, await client.GetByteArrayAsync($"{Site.Matrix}/picture.svg", TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.Equal("", await NuChecker.CheckAsync("--errors-only", "--svg", file));
    }

    [Fact]
    public async Task What_is_not_valid_is_found()
    {
        using var directory = new TemporaryDirectory();
        var file = directory.File("bad.html");
        await File.WriteAllTextAsync(file, "<!DOCTYPE html><html><head><title>x</title></head><body><table><p></table></body></html>", TestContext.Current.CancellationToken);
        Assert.Contains("error", await NuChecker.CheckAsync("--errors-only", file), StringComparison.Ordinal);
    }
}
