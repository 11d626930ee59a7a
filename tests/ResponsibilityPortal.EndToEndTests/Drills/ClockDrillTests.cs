using System.Net;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.EndToEndTests.Support.Drilling;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>
/// The machine's clock is set back by 400 days and ahead by ten years. The order of the log doesn't depend on it, and the portal reports
/// it.
/// </summary>
[Collection(DrillStore.FailingCollection)]
public sealed class ClockDrillTests(DrillStore store) : IDisposable
{
    private const int LongAgo = -400;
    private const int InTenYears = 3_653;

    private readonly TemporaryDirectory _data = store.Copy();
    private readonly List<AcknowledgedEdit> _edits = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Clock_SetBackAndAhead_KeepsTheOrderOfTheLogAndIsReported()
    {
        await EditAtAsync(days: 0);
        await EditAtAsync(LongAgo);
        await AssertNothingOpensAtAsync(InTenYears);
        await EditAtAsync(days: 0);

        Assert.Equal(_edits.Select(edit => edit.Edit.OperationId), LoggedEdit.ReadAll(_data.Path).Select(edit => edit.OperationId));
        var said = await Evidence.AssertIsWholeAsync(_data.Path);
        Assert.Matches(@"Note: Entry \d+ of content is dated .*, the one before it .*: the clock was set back\.", said);

        // A day has passed since a checkpoint of ten years ahead, however many days the clock shows.
        Assert.Matches(@"Note: Checkpoint \d+ in checkpoints\.txt, of .*, was made after one of .*: the clock was set back\.", said);
    }

    private async Task EditAtAsync(int days)
    {
        await using var portal = await StartAtAsync(days);
        using var program = new EditingProgram(portal.Address, store.EditToken);
        foreach (var cell in (await EditingProgram.CellsAsync()).Take(2))
        {
            var edit = Edit.Of(cell, (await program.ReadAsync(cell)).Tag);
            var answer = await program.SendAsync(edit);
            Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
            _edits.Add(new AcknowledgedEdit(edit, answer.Tag));
        }
    }

    /// <summary>Tokens and sessions expired long ago. Published pages can still be read.</summary>
    private async Task AssertNothingOpensAtAsync(int days)
    {
        await using var portal = await StartAtAsync(days);
        using var program = new EditingProgram(portal.Address, store.EditToken);
        var refused = await program.ReadAsync((await EditingProgram.CellsAsync())[0]);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
        Assert.Contains("token-required", refused.Body, StringComparison.Ordinal);

        using var browser = PortalClient.For(portal.Address, new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        browser.DefaultRequestHeaders.Add("Cookie", store.Cookies);
        using var admin = await browser.GetAsync("/admin", Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, admin.StatusCode);
        Assert.Contains("/account/sign-in", $"{admin.Headers.Location}", StringComparison.Ordinal);
        Assert.Contains("YugabyteDB", await browser.GetStringAsync(Site.Matrix, Cancellation), StringComparison.Ordinal);
    }

    private Task<PortalProcess> StartAtAsync(int days) =>
        days == 0 ? PortalProcess.StartAsync(_data.Path) : PortalProcess.StartAsync(_data.Path, OtherClock.AheadBy(days));
}
