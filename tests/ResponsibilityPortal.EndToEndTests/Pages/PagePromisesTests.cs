using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Pages;

/// <summary>What the tests of pages rely on: a page that breaks its promises is found, each by its name.</summary>
public sealed class PagePromisesTests(Site site)
{
    [Fact]
    public async Task FindBroken_PageThatBreaksEveryPromise_NamesEach()
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
            """);
        var broken = await PagePromises.FindBrokenAsync(tab.Page, watch);
        Assert.Contains(broken, problem => problem.StartsWith("Loading: ", StringComparison.Ordinal));
        Assert.Contains(broken, problem => problem.StartsWith("Wider spacing: ", StringComparison.Ordinal) && problem.Contains("Sixteen letters.", StringComparison.Ordinal));
        Assert.Contains(broken, problem => problem.StartsWith("Axe: html-has-lang (serious)", StringComparison.Ordinal));
        Assert.Contains(broken, problem => problem.StartsWith("Axe: Dark, forced colours None: color-contrast (serious)", StringComparison.Ordinal));
        Assert.DoesNotContain(broken, problem => problem.StartsWith("Axe: color-contrast", StringComparison.Ordinal));
        Assert.Contains(broken, problem => problem.StartsWith("320 pixels: The page is 7", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Watch_FailedAndForeignRequests_AreNamed()
    {
        await using var tab = await site.OpenAsync(new BrowserNewContextOptions());
        var watch = new PageWatch(site.Address);
        watch.Start(tab.Page);
        await tab.Page.RouteAsync("http://other.example/**", route => route.AbortAsync());
        await tab.Page.RouteAsync("**/bad", route => route.FulfillAsync(new RouteFulfillOptions
        {
            ContentType = "text/html",
            Body = """<!doctype html><img src="http://other.example/a.png"><img src="/nothing.png">""",
        }));
        await tab.Page.GotoAsync("/bad");
        Assert.Contains("foreign: http://other.example/a.png", watch.Problems);
        Assert.Contains("failed: http://other.example/a.png", watch.Problems);
        Assert.Contains($"404: {site.Address}nothing.png", watch.Problems);
    }
}
