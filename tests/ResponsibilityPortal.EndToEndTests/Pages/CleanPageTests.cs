using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Pages;

/// <summary>Pages load what they need and nothing else: no error, no blocked content, no cookie, no foreign host.</summary>
public sealed class CleanPageTests(Site site)
{
    public static TheoryData<string> Pages => PageKinds.All;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nothing_is_wrong_on_the_page(string address)
    {
        await using var tab = await site.OpenAsync(new BrowserNewContextOptions());
        var page = tab.Page;
        var problems = new List<string>();
        var isMissing = false;
        page.Console += (_, message) =>
        {
            // The browser itself tells of a page that answers 404; that is the page, not something on it.
            if (message.Type is "error" or "warning" && !(isMissing && message.Text.Contains("the server responded with a status of 404", StringComparison.Ordinal)))
            {
                problems.Add(message.Text);
            }
        };
        page.PageError += (_, error) => problems.Add(error);
        page.RequestFailed += (_, request) => problems.Add($"failed: {request.Url}");
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Authority != site.Address.Authority)
            {
                problems.Add($"foreign: {request.Url}");
            }
        };
        page.Response += (_, response) =>
        {
            isMissing |= response.Status == 404 && response.Request.IsNavigationRequest;
            if (response.Status >= 400 && !response.Request.IsNavigationRequest)
            {
                problems.Add($"{response.Status}: {response.Url}");
            }
        };
        await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        await page.EvaluateAsync("() => scrollTo(0, document.body.scrollHeight)");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Empty(problems);
        Assert.Empty(await page.Context.CookiesAsync());
    }
}
