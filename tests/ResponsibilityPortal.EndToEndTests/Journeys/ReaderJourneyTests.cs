using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Journeys;

/// <summary>A security engineer who runs Aeon, without JavaScript, finds what is theirs and cites it.</summary>
public sealed partial class ReaderJourneyTests(Site site)
{
    [Theory]
    [InlineData("yours", 36)]
    [InlineData("you contribute", 18)]
    [InlineData("not yours", 15)]
    public async Task Each_count_leads_to_as_many_rows(string words, int rows)
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "YugabyteDB Aeon", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = $"{rows} {words}", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody th[scope=row]")).ToHaveCountAsync(rows);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(new Regex($"^{rows} of 69"));

        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Clear all" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody th[scope=row]")).ToHaveCountAsync(69);
    }

    [Fact]
    public async Task A_cell_leads_to_the_duty_and_to_its_pinned_address()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.GetByRole(AriaRole.Searchbox).FillAsync("DDoS");
        await page.GetByRole(AriaRole.Searchbox).PressAsync("Enter");
        await page.Locator("tr:has(th[scope=row]) td").Nth(1).GetByRole(AriaRole.Link).ClickAsync();
        Assert.EndsWith("/responsibilities/ddos-protection#paas", page.Url, StringComparison.Ordinal);

        var answer = await page.Locator("#paas blockquote").InnerTextAsync();
        Assert.StartsWith("In PaaS, Yugabyte is accountable for “Absorb denial-of-service attacks”", answer, StringComparison.Ordinal);
        var pinned = PinnedAddress().Match(answer);
        Assert.True(pinned.Success, answer);
        var response = await page.GotoAsync(pinned.Value);
        Assert.Equal(200, response!.Status);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToHaveTextAsync("Absorb denial-of-service attacks");
    }

    [Fact]
    public async Task Every_other_form_is_one_link_away()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await FollowAsync("Overview", "All domains");
        await FollowAsync("Checklist", "You are accountable");
        await FollowAsync("Table", "Classify data before it is loaded");
        await FollowAsync("Versions", "A version never changes");
        await FollowAsync("Version 1", "in force since");
        await FollowAsync("Compare", "duties become yours");
        await FollowAsync("Matrix", "Which column is mine?");

        var csv = await page.APIRequest.GetAsync(new Uri(site.Address, await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "CSV of this view" }).GetAttributeAsync("href")).ToString());
        Assert.Equal(1 + (69 * 4), (await csv.TextAsync()).TrimEnd().Split("\r\n").Length);
        Assert.True(await page.EvaluateAsync<bool>("() => [...document.images].length === 1"));

        async Task FollowAsync(string link, string expected)
        {
            await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = link, Exact = true }).First.ClickAsync();
            await Assertions.Expect(page.GetByText(expected).First).ToBeVisibleAsync();
        }
    }

    private async Task<BrowserTab> OpenAsync()
    {
        var tab = await site.OpenAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        await tab.Page.GotoAsync("/");
        return tab;
    }

    [GeneratedRegex(@"http://\S+/versions/1/responsibilities/ddos-protection#paas")]
    private static partial Regex PinnedAddress();
}
