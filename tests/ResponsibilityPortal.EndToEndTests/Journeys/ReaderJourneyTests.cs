using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Journeys;

/// <summary>A security engineer who runs Aeon finds and cites their duties, without JavaScript.</summary>
public sealed partial class ReaderJourneyTests(Site site)
{
    [Theory]
    [InlineData("Yours {0} duties for which you are accountable", 36)]
    [InlineData("You contribute {0} duties to which you contribute", 18)]
    [InlineData("Others {0} duties in which you have no part", 15)]
    public async Task Count_OfThePage_LeadsToAsManyRows(string words, int rows)
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.GetByLabel("How do you run YugabyteDB?").SelectOptionAsync("aeon");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Show", Exact = true }).ClickAsync();
        await page.GetByRole(
                AriaRole.Link,
                new PageGetByRoleOptions
                {
                    Name = string.Format(System.Globalization.CultureInfo.InvariantCulture, words, rows),
                    Exact = true,
                }
            )
            .ClickAsync();
        await Assertions.Expect(page.Locator("tbody th[scope=row]")).ToHaveCountAsync(rows);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(new Regex($"^{rows} of 69"));

        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Clear all" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody th[scope=row]")).ToHaveCountAsync(69);
    }

    [Fact]
    public async Task Cell_Followed_OpensTheDutyAndItsPinnedAddress()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.GetByRole(AriaRole.Searchbox).FillAsync("DDoS");
        await page.GetByRole(AriaRole.Searchbox).PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("[?&]q=DDoS"));
        await page.Locator("tr:has(th[scope=row]) td").Nth(1).GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/responsibilities/ddos-protection#paas$"));

        await page.Locator("#paas summary").ClickAsync();
        var answer = await page.Locator("#paas blockquote").InnerTextAsync();
        Assert.StartsWith(
            "YugabyteDB Aeon (PaaS): Yugabyte is accountable for “Absorb denial-of-service attacks”",
            answer,
            StringComparison.Ordinal
        );
        var pinned = PinnedAddress().Match(answer);
        Assert.True(pinned.Success, answer);
        var response = await page.GotoAsync(pinned.Value);
        Assert.Equal(200, response!.Status);
        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 }))
            .ToHaveTextAsync("Absorb denial-of-service attacks");
    }

    [Fact]
    public async Task Views_AreOneLinkAway()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await FollowAsync("Overview", "All domains");
        await FollowAsync("Checklist", "You are accountable");
        await FollowAsync("Table", "Classify data before it is loaded");
        await FollowAsync("Versions", "A version never changes");
        await FollowAsync("Version 1", "in force since");
        await FollowAsync("Compare", "You hand over");
        await FollowAsync("Matrix", "Which column is mine?");

        await page.Locator("summary", new PageLocatorOptions { HasText = "Download" }).ClickAsync();
        var csv = await page.APIRequest.GetAsync(
            new Uri(
                site.Address,
                await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "CSV of this view", Exact = true })
                    .GetAttributeAsync("href")
            ).ToString()
        );
        Assert.Equal(1 + (69 * 4), (await csv.TextAsync()).TrimEnd().Split("\r\n").Length);
        Assert.True(await page.EvaluateAsync<bool>("() => [...document.images].length === 1"));

        async Task FollowAsync(string link, string expected)
        {
            await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = link, Exact = true }).First.ClickAsync();
            await Assertions.Expect(page.GetByText(expected).First).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task Deployment_ChosenByMouse_IsShownAtOnce()
    {
        await using var tab = await site.OpenAsync(new BrowserNewContextOptions());
        var page = tab.Page;
        await page.GotoAsync(Site.Matrix);
        await page.GetByLabel("How do you run YugabyteDB?").SelectOptionAsync("aeon");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("[?&]deployment=aeon"));
    }

    [Fact]
    public async Task Tick_OnAChecklist_StaysInTheBrowserAndGoesIntoTheFile()
    {
        await using var tab = await site.OpenAsync(new BrowserNewContextOptions());
        var page = tab.Page;
        await page.GotoAsync($"{Site.Matrix}?view=checklist&deployment=aeon");
        await page.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Checkbox).First).ToBeCheckedAsync();
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Download my checklist (CSV)" }).ClickAsync()
        );
        var lines = (await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken))
            .TrimEnd()
            .Split("\r\n");
        Assert.Equal(70, lines.Length);
        Assert.StartsWith("\"yes\",\"\",\"\",\"Yours\"", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("\"no\"", lines[2], StringComparison.Ordinal);
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
