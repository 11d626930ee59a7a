using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.Tests.Formats.Questionnaires;

namespace ResponsibilityPortal.EndToEndTests.Journeys;

/// <summary>
/// A reader uploads a workbook of 60 questions, changes two answers and downloads it. In LibreOffice, the original is untouched and the
/// answers are in place.
/// </summary>
public sealed class QuestionnaireJourneyTests(Site site)
{
    private static readonly string[] Questions =
    [
        "Is stored customer data encrypted?",
        "Who replaces server certificates?",
        "Are backups taken daily?",
        "Is there an incident response plan?",
        "Do you support single sign-on?",
        "How are operating system patches applied?",
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Workbook_WithTwoChangedAnswers_KeepsItsContent(bool hasScript)
    {
        var lines = Enumerable.Range(0, 60).Select(line => ($"Q-{line + 1}", Questions[line % Questions.Length]));
        var original = SampleWorkbook.With([.. lines]);
        await using var tab = await site.OpenAsync(
            new BrowserNewContextOptions { JavaScriptEnabled = hasScript, AcceptDownloads = true }
        );
        var page = tab.Page;
        await page.GotoAsync($"{Site.Matrix}/questionnaire");
        await page.GetByLabel("How do you run").SelectOptionAsync("aeon");
        await page.GetByLabel("Or a file").SetInputFilesAsync(
            new FilePayload
            {
                Name = "security.xlsx",
                MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                Buffer = original,
            }
        );
        await page.Button("Answer questions").ClickAsync();
        await Assertions.Expect(page.Locator(".answered")).ToHaveCountAsync(60);

        var changed = await ChangeAsync(page, 0);
        var alsoChanged = await ChangeAsync(page, 3);
        await page.Button("Update answers").First.ClickAsync();
        await Assertions.Expect(page.Locator(".answered.chosen")).ToHaveCountAsync(2);
        var download = await page.RunAndWaitForDownloadAsync(() => page.Button("Workbook with answers").First.ClickAsync());
        Assert.Equal("security-answered.xlsx", download.SuggestedFilename);
        var answered = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Empty(await page.Context.CookiesAsync());

        var (before, after) = (await OfficeTools.SheetsAsync(original), await OfficeTools.SheetsAsync(answered));
        Assert.Equal(before.Keys.Order(), after.Keys.Order());
        Assert.Equal(before["Read me"], after["Read me"]);
        var (rows, answers) = (before[SampleWorkbook.Sheet], after[SampleWorkbook.Sheet]);
        Assert.Equal(63, rows.Length);
        Assert.All(rows.Index(), row => Assert.StartsWith(row.Item.TrimEnd(','), answers[row.Index], StringComparison.Ordinal));
        Assert.EndsWith("Responsible,Our part,Your part,Source,Confidence", answers[2].TrimEnd(','), StringComparison.Ordinal);
        Assert.All(answers[3..], line => Assert.Matches(",(sure|likely|check|no match|chosen),*$", line));
        Assert.Contains($"/versions/1/responsibilities/{changed}?deployment=aeon,chosen", answers[3], StringComparison.Ordinal);
        Assert.Contains($"/versions/1/responsibilities/{alsoChanged}?deployment=aeon,chosen", answers[6], StringComparison.Ordinal);
    }

    /// <summary>Chooses the first alternative for an answer. The answer must have one.</summary>
    /// <returns>The slug of the chosen row.</returns>
    private static async Task<string> ChangeAsync(IPage page, int answer)
    {
        var choice = page.Locator(".answered").Nth(answer).Locator("input[type=radio]").Nth(1);
        var slug = await choice.GetAttributeAsync("value");
        Assert.NotEqual("-", slug);
        await choice.CheckAsync();
        return slug!;
    }
}
