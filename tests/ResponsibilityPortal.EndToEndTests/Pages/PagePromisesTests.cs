using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Pages;

/// <summary>Checks the checks of the page tests: each broken requirement of a page is reported by name.</summary>
public sealed class PagePromisesTests(Site site)
{
    [Fact]
    public async Task FindBroken_PageThatBreaksEveryRequirement_NamesEach()
    {
        await using var tab = await site.OpenAsync(new BrowserNewContextOptions());
        var watch = new PageWatch(site.Address);
        watch.Start(tab.Page);
        await tab.Page.SetContentAsync(
            """
            <!doctype html><title>Bad</title>
            <style>:root { color-scheme: light dark; background: light-dark(white, black) } em { color: #333 } .narrow { width: 16ch; height: 1.2em; overflow: hidden }</style>
            <main><h1>Bad</h1><p>Some text, <em>and some that is dark</em>.</p><p>More text, <em>and more that is dark</em>.</p>
            <div class="narrow">Sixteen letters.</div><p style="width: 700px">Wide</p></main><script>missing()</script>
            """
        );
        var broken = await PagePromises.FindBrokenAsync(tab.Page, watch);
        Assert.Contains(broken, problem => problem.StartsWith("Loading: ", StringComparison.Ordinal));
        Assert.Contains(
            broken,
            problem =>
                problem.StartsWith("Wider spacing: ", StringComparison.Ordinal)
                && problem.Contains("Sixteen letters.", StringComparison.Ordinal)
        );
        Assert.Contains(broken, problem => problem.StartsWith("Axe: html-has-lang (serious)", StringComparison.Ordinal));
        Assert.Contains(
            broken,
            problem => problem.StartsWith("Axe: Dark, forced colours None: color-contrast (serious)", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            broken,
            problem => problem.StartsWith("Axe: Light, forced colours None: color-contrast", StringComparison.Ordinal)
        );
        Assert.Contains(broken, problem => problem.StartsWith("320 pixels: The page is 7", StringComparison.Ordinal));
    }

    /// <summary>What has been judged on one page isn't judged again on the next, unless it was bad.</summary>
    [Theory]
    [InlineData(ColorScheme.Light, ForcedColors.None)]
    [InlineData(ColorScheme.Dark, ForcedColors.None)]
    [InlineData(ColorScheme.Light, ForcedColors.Active)]
    [InlineData(ColorScheme.Dark, ForcedColors.Active)]
    public async Task FindBroken_TextThatIsPaleInOneScheme_NamesTheSchemeForEachPage(ColorScheme scheme, ForcedColors forced)
    {
        var colours = $"(prefers-color-scheme: {scheme}) and (forced-colors: {forced})".ToLowerInvariant();
        foreach (var title in new[] { "One page", "Another page" })
        {
            await using var tab = await site.OpenAsync(new BrowserNewContextOptions());
            await tab.Page.SetContentAsync(
                $$"""
                <!doctype html><html lang="en"><title>{{title}}</title>
                <style>:root { background: white; color: black; forced-color-adjust: none } @media {{colours}} { em { color: #ddd } }</style>
                <main><h1>{{title}}</h1><p>Some text, <em>and some that is pale</em>.</p></main>
                """
            );
            var broken = await Axe.FindSeriousInAnyColoursAsync(tab.Page);
            Assert.StartsWith(
                $"{scheme}, forced colours {forced}: color-contrast (serious)",
                Assert.Single(broken),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task Watch_FailedAndForeignRequests_AreNamed()
    {
        await using var tab = await site.OpenAsync(new BrowserNewContextOptions());
        var watch = new PageWatch(site.Address);
        watch.Start(tab.Page);
        await tab.Page.RouteAsync("http://other.example/**", route => route.AbortAsync());
        await tab.Page.RouteAsync(
            "**/bad",
            route =>
                route.FulfillAsync(
                    new RouteFulfillOptions
                    {
                        ContentType = "text/html",
                        Body = """<!doctype html><img src="http://other.example/a.png"><img src="/nothing.png">""",
                    }
                )
        );
        await tab.Page.GotoAsync("/bad");
        Assert.Contains("foreign: http://other.example/a.png", watch.Problems);
        Assert.Contains("failed: http://other.example/a.png", watch.Problems);
        Assert.Contains($"404: {site.Address}nothing.png", watch.Problems);
    }
}
