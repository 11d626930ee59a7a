using System.Diagnostics;
using System.Globalization;
using System.Net;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.EndToEndTests.Support.Drilling;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>
/// Programs edit and readers read through a proxy, on two instances with one database that are killed in turn: no acknowledged edit is lost
/// or duplicated, and readers get no error.
/// </summary>
[Collection(ProxiedInstances.Collection)]
public sealed class InstanceDrillTests(ProxiedInstances instances)
{
    private const int Programs = 8;
    private const int Readers = 2;
    private const int Seed = 20_261_130;

    private readonly EditLedger _ledger = new();
    private readonly ReadTimes _pages = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Edits_WhileInstancesAreKilledInTurn_AreInTheLogOnce()
    {
        var before = await instances.ReadEditsAsync();
        var watch = Stopwatch.StartNew();
        var edits = EditAsync();
        var pages = ReadAsync(until: edits);
        await KillInTurnAsync();
        await Task.WhenAll(edits, pages);
        Tell(watch.Elapsed, await PublishOnFirstAsync());

        // A request that both instances have lost, or that waited too long, is to be sent again.
        Assert.All(_ledger.Refusals, answer => Assert.True(answer.Status == HttpStatusCode.ServiceUnavailable, answer.ToString()));
        Evidence.AssertLogIs(_ledger, (await instances.ReadEditsAsync()).Skip(before.Count));
        await instances.VerifyAsync();
    }

    private async Task EditAsync()
    {
        using var program = new EditingProgram(instances.Address, instances.EditToken);
        var cells = await EditingProgram.CellsAsync();
        await Task.WhenAll(
            Enumerable
                .Range(1, Programs)
                .Select(number =>
                    new LedgerEditor(program, _ledger, cells, new Random(Seed + number), () => Task.CompletedTask).EditUntilAsync(() =>
                        _ledger.Count >= DrillSize.InstanceEdits
                    )
                )
        );
    }

    private async Task ReadAsync(Task until)
    {
        using var client = PortalClient.For(instances.Address);
        await Task.WhenAll(
            Enumerable
                .Range(0, Readers)
                .Select(_ => _pages.ReadUntilAsync(() => client.GetStringAsync(Site.Matrix, Cancellation), () => until.IsCompleted))
        );
    }

    private async Task KillInTurnAsync()
    {
        var random = new Random(Seed);
        var between = DrillSize.InstanceEdits / (DrillSize.InstanceKills + 1);
        for (var kill = 1; kill <= DrillSize.InstanceKills; kill++)
        {
            await _ledger.ReachedAsync((kill * between) - random.Next(between / 2));
            await (kill % 2 == 1 ? instances.First : instances.Second).KillAndStartAsync();
        }
    }

    /// <summary>Publishes on one instance, and waits until the other one serves the new version.</summary>
    /// <returns>How long it took from the answer of the first one.</returns>
    private async Task<TimeSpan> PublishOnFirstAsync()
    {
        using var reader = PortalClient.For(instances.Second.Address);
        var old = await reader.GetStringAsync(Site.Matrix, Cancellation);
        using var program = new EditingProgram(instances.First.Address, instances.PublishToken);

        // Each instance looks once a second for what the other one has saved. Until then, the draft isn't the one that is stored.
        ApiAnswer answer = null!;
        await Repeat.UntilAsync(async () => (answer = await program.PublishAsync()).Status != HttpStatusCode.PreconditionFailed);
        var watch = Stopwatch.StartNew();
        Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
        await Repeat.UntilAsync(async () => await reader.GetStringAsync(Site.Matrix, Cancellation) != old);
        return watch.Elapsed;
    }

    private void Tell(TimeSpan took, TimeSpan published) =>
        TestContext.Current.TestOutputHelper!.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{_ledger.Count} edits acknowledged in {took.TotalSeconds:0.0} s with {DrillSize.InstanceKills} kills, p99 "
                    + $"{Percentile.Of(_ledger.Times, 0.99).TotalMilliseconds:0} ms; {_ledger.Repeats} requests sent again, "
                    + $"{_ledger.Conflicts} conflicts, {_ledger.Refusals.Count} refusals; pages: {_pages}, p99 "
                    + $"{_pages.P99.TotalMilliseconds:0} ms; version served by the other instance after {published.TotalMilliseconds:0} ms"
            )
        );
}
