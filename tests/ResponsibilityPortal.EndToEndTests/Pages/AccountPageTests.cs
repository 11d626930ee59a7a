using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Pages;

/// <summary>Every kind of account page and admin page, in a real browser.</summary>
[Collection(AdminSite.Collection)]
public sealed class AccountPageTests(AdminSite site)
{
    public static TheoryData<string> AllPages => AccountPages.All;

    [Theory]
    [MemberData(nameof(AllPages))]
    public async Task Page_MeetsAllRequirementsAndSetsOnlySafeCookies(string kind)
    {
        var watch = new PageWatch(site.Address, site.NewAddress);
        await using var tab = await site.OpenAsync(kind, new BrowserNewContextOptions(), watch.Start);
        Assert.Equal("", string.Join('\n', await PagePromises.FindBrokenAsync(tab.Page, watch)));
        Assert.All(
            await tab.Page.Context.CookiesAsync(),
            cookie =>
            {
                Assert.StartsWith("__Host-portal", cookie.Name, StringComparison.Ordinal);
                Assert.True(cookie is { HttpOnly: true, Secure: true }, cookie.Name);
            }
        );
    }

    [Fact]
    public async Task StaticPages_AreValidHtml()
    {
        using var directory = new TemporaryDirectory();
        foreach (var (index, kind) in AccountPages.Static.Index())
        {
            IResponse? document = null;
            await using var tab = await site.OpenAsync(
                kind.Data,
                new BrowserNewContextOptions(),
                page =>
                    page.Response += (_, response) =>
                        document = response is { Request.IsNavigationRequest: true, Status: not (302 or 303) } ? response : document
            );
            await File.WriteAllBytesAsync(
                directory.File($"{index}.html"),
                await document!.BodyAsync(),
                TestContext.Current.CancellationToken
            );
        }

        Assert.Equal("", await NuChecker.CheckAsync("--errors-only", directory.Path));
    }
}
