using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Screens;

/// <summary>
/// Makes pictures of every kind of account page and admin page for people to look at. It checks nothing by itself, so it only runs when
/// it is asked for (docs/testing.md).
/// </summary>
[Collection(AdminSite.Collection)]
public sealed class AccountScreenTests(AdminSite admin)
{
    public static TheoryData<string> Kinds => AccountPages.All;

    [Theory(Explicit = true)]
    [MemberData(nameof(Kinds))]
    public async Task AccountPage_InEveryThemeAndWidth_IsPictured(string kind)
    {
        await using var tab = await admin.OpenAsync(kind, new BrowserNewContextOptions());
        await ScreenSet.TakeAsync(tab.Page, $"admin-{kind}");
    }
}
