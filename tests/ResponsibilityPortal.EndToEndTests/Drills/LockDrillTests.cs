using System.Globalization;
using System.Net;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.EndToEndTests.Support.Drilling;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>
/// Another process locks the store for writing while many editors work: they wait or are asked to try again, and readers notice nothing.
/// </summary>
[Collection(DrillStore.FailingCollection)]
public sealed class LockDrillTests(DrillStore store) : IDisposable
{
    private const int Editors = 32;
    private const int Readers = 4;

    private readonly TemporaryDirectory _data = store.Copy();
    private readonly EditLedger _ledger = new();
    private readonly ReadTimes _pages = new();
    private readonly ReadTimes _cells = new();
    private volatile bool _isOver;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Edits_WhileAnotherProcessHoldsTheLock_WaitOrAreRefusedAndNoneIsLost()
    {
        await using (var portal = await PortalProcess.StartAsync(_data.Path, DrillStore.Unlimited))
        {
            using var program = new EditingProgram(portal.Address, store.EditToken);
            var work = WorkAsync(program, portal);
            await _ledger.ReachedAsync(Editors);
            foreach (var seconds in DrillSize.LockSeconds)
            {
                await HoldAsync(TimeSpan.FromSeconds(seconds));
                await _ledger.ReachedAsync(_ledger.Count + Editors);
            }

            _isOver = true;
            await work;
            var again = await program.ReadAsync((await EditingProgram.CellsAsync())[0]);
            Assert.Equal(HttpStatusCode.OK, again.Status);
        }

        Assert.All(
            _ledger.Refusals,
            answer => Assert.True(answer is { Status: HttpStatusCode.ServiceUnavailable, IsRefusalInWords: true }, answer.ToString())
        );
        Evidence.AssertLogIs(_ledger, _data.Path);
        await Evidence.AssertIsWholeAsync(_data.Path);
    }

    private async Task WorkAsync(EditingProgram program, PortalProcess portal)
    {
        var cells = await EditingProgram.CellsAsync();
        using var anonymous = PortalClient.For(portal.Address);
        await Task.WhenAll([
            .. Enumerable
                .Range(0, Editors)
                .Select(editor =>
                    new LedgerEditor(program, _ledger, cells, new Random(editor), () => Task.CompletedTask).EditUntilAsync(() => _isOver)
                ),
            .. Enumerable
                .Range(0, Readers)
                .Select(_ => _pages.ReadUntilAsync(() => anonymous.GetStringAsync(Site.Matrix, Cancellation), () => _isOver)),
            .. Enumerable.Range(0, Readers).Select(reader => _cells.ReadUntilAsync(() => program.ReadAsync(cells[reader]), () => _isOver)),
        ]);
    }

    private async Task HoldAsync(TimeSpan time)
    {
        var (pages, cells, edits, refusals) = (new ReadMark(_pages), new ReadMark(_cells), _ledger.Count, _ledger.Refusals.Count);
        using (StoreLock.Take(_data.Path))
        {
            var locked = _ledger.Count;
            using var timer = new PeriodicTimer(time);
            await timer.WaitForNextTickAsync(Cancellation);

            // An edit committed just before the lock was taken can be acknowledged just after.
            Assert.InRange(_ledger.Count, locked, locked + Editors);
        }

        Assert.True(pages.Since > 0, "The portal served no page while the store was locked.");
        Assert.True(cells.Since > 0, "The portal served no cell while the store was locked.");
        TestContext.Current.TestOutputHelper!.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Locked for {time.TotalSeconds} s after {edits} edits: {pages.Since} pages and {cells.Since} cells read meanwhile, "
                    + $"{_ledger.Refusals.Count - refusals} edits told to come again. So far pages: {_pages}; cells: {_cells}"
            )
        );
    }

    /// <summary>The number of answers at a moment.</summary>
    private sealed class ReadMark(ReadTimes times)
    {
        private readonly int _before = times.Count;

        public int Since => times.Count - _before;
    }
}
