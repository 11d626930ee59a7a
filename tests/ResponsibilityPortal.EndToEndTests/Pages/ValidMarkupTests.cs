using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Pages;

/// <summary>Checks every kind of page as HTML, the picture as SVG and the style sheet as CSS with the Nu checker.</summary>
public sealed class ValidMarkupTests(Site site)
{
    [Fact]
    public async Task EveryKindOfPage_IsValidHtml()
    {
        using var directory = new TemporaryDirectory();
        using var client = PortalClient.For(site.Address);
        foreach (var (index, page) in PageKinds.All.Index())
        {
            using var response = await client.GetAsync(page.Data, TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(
                directory.File($"{index}.html"),
                await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken),
                TestContext.Current.CancellationToken
            );
        }

        Assert.Equal("", await NuChecker.CheckAsync("--errors-only", directory.Path));
    }

    [Fact]
    public async Task Picture_IsValidSvg()
    {
        using var directory = new TemporaryDirectory();
        using var client = PortalClient.For(site.Address);
        var file = directory.File("picture.svg");
        await File.WriteAllBytesAsync(
            file,
            await client.GetByteArrayAsync($"{Site.Matrix}/picture.svg", TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken
        );
        Assert.Equal("", await NuChecker.CheckAsync("--errors-only", "--svg", file));
    }

    [Fact]
    public async Task NuChecker_ForInvalidMarkup_ReportsIt()
    {
        using var directory = new TemporaryDirectory();
        var file = directory.File("bad.html");
        await File.WriteAllTextAsync(
            file,
            "<!DOCTYPE html><html><head><title>x</title></head><body><table><p></table></body></html>",
            TestContext.Current.CancellationToken
        );
        Assert.Contains("error", await NuChecker.CheckAsync("--errors-only", file), StringComparison.Ordinal);
    }
}
