using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Pages;

/// <summary>What holds for reader pages holds for the pages around accounts and for the admin side: usable by everybody, on any screen, and clean.</summary>
[Collection(AdminSite.Collection)]
public sealed class AccountPageTests(AdminSite site)
{
    public static TheoryData<string> StaticPages => AccountPages.Static;

    public static TheoryData<string> AllPages => AccountPages.All;

    [Theory]
    [MemberData(nameof(AllPages))]
    public async Task Nothing_scrolls_sideways_at_320_pixels(string kind)
    {
        await using var tab = await site.OpenAsync(kind, new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 320, Height = 800 } });
        await tab.Page.SettleAsync();
        Assert.InRange(await tab.Page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth"), 1, 320);
        AssertNone(await tab.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll("button, a, input, h1, h2, p, label, legend")]
              .filter(e => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !e.closest("table, .skip, .mud-drawer"))
              .filter(e => e.getBoundingClientRect().right > 321 || e.getBoundingClientRect().left < -1)
              .map(e => e.outerHTML.slice(0, 160))
            """));
    }

    /// <summary>WCAG 1.4.12: no text is lost when the reader widens its spacing.</summary>
    [Theory]
    [MemberData(nameof(AllPages))]
    public async Task Wider_text_spacing_cuts_nothing(string kind)
    {
        await using var tab = await site.OpenAsync(kind, new BrowserNewContextOptions { BypassCSP = true });
        var page = tab.Page;
        await page.AddStyleTagAsync(new PageAddStyleTagOptions
        {
            Content = ".mud-ripple-effect { display: none !important } * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }",
        });
        AssertNone(await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll("main *, header *, [role=dialog] *")]
              .filter(e => e.getClientRects().length && e.tagName !== "INPUT" && getComputedStyle(e).clipPath === "none")
              .filter(e => ["hidden", "clip"].includes(getComputedStyle(e).overflowX) && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1))
              .map(e => `${e.scrollWidth} of ${e.clientWidth} × ${e.scrollHeight} of ${e.clientHeight}: ${e.outerHTML.slice(0, 160)}`)
            """));
        Assert.InRange(await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth"), 1, 1280);
    }

    /// <summary>
    /// No error, no blocked content, no foreign host; of cookies only those that signing in needs; and nothing serious that axe finds in any colours.
    /// </summary>
    /// <remarks>The page is opened once and follows the system: each opening of some pages changes something.</remarks>
    [Theory]
    [MemberData(nameof(AllPages))]
    public async Task Nothing_is_wrong_on_the_page(string kind)
    {
        var problems = new List<string>();
        await using var tab = await site.OpenAsync(kind, new BrowserNewContextOptions(), page => Watch(page, problems));
        await tab.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        AssertNone(problems);
        var cookies = await tab.Page.Context.CookiesAsync();
        Assert.All(cookies, cookie =>
        {
            Assert.StartsWith("__Host-portal", cookie.Name, StringComparison.Ordinal);
            Assert.True(cookie is { HttpOnly: true, Secure: true }, cookie.Name);
        });
        AssertNone(await Axe.FindSeriousInAnyColoursAsync(tab.Page));
    }

    [Fact]
    public async Task Every_static_page_is_valid_HTML()
    {
        using var directory = new TemporaryDirectory();
        foreach (var (index, kind) in StaticPages.Index())
        {
            IResponse? document = null;
            await using var tab = await site.OpenAsync(kind.Data, new BrowserNewContextOptions(), page => page.Response += (_, response) =>
                document = response is { Request.IsNavigationRequest: true, Status: not (302 or 303) } ? response : document);
            await File.WriteAllBytesAsync(directory.File($"{index}.html"), await document!.BodyAsync(), TestContext.Current.CancellationToken);
        }

        Assert.Equal("", await NuChecker.CheckAsync("--errors-only", directory.Path));
    }

    private void Watch(IPage page, List<string> problems)
    {
        var isRefused = false;
        page.Console += (_, message) =>
        {
            // The browser itself tells of a page that answers 403 or 410; that is the page, not something on it.
            if (message.Type is "error" or "warning" && !(isRefused && message.Text.Contains("the server responded with a status of", StringComparison.Ordinal)))
            {
                problems.Add(message.Text);
            }
        };
        page.PageError += (_, error) => problems.Add(error);
        page.RequestFailed += (_, request) => problems.Add($"failed: {request.Url}");
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" } address && address.Authority != site.Address.Authority && address.Authority != site.NewAddress.Authority)
            {
                problems.Add($"foreign: {request.Url}");
            }
        };
        page.Response += (_, response) =>
        {
            isRefused |= response.Status is 403 or 410 && response.Request.IsNavigationRequest;
            if (response.Status >= 400 && !response.Request.IsNavigationRequest)
            {
                problems.Add($"{response.Status}: {response.Url}");
            }
        };
    }

    /// <summary>Shows every problem whole when there are some.</summary>
    private static void AssertNone(IReadOnlyCollection<string> problems) => Assert.True(problems.Count == 0, string.Join('\n', problems));
}
