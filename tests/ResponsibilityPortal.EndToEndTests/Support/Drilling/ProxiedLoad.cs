using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>Programs that edit and readers that read through the proxy of two instances, while something fails again and again.</summary>
/// <param name="seed">Selects cells, and the moments of failures.</param>
internal sealed class ProxiedLoad(ProxiedInstances instances, int seed)
{
    private const int Programs = 8;
    private const int Readers = 2;

    private readonly EditLedger _ledger = new();
    private readonly ReadTimes _pages = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>
    /// Edits and reads until enough edits are acknowledged. Then checks that the log contains each of them once and no others, that readers
    /// got no error, and that both instances verify the log.
    /// </summary>
    /// <param name="failures">How often something fails, at moments spread over the edits.</param>
    /// <param name="fail">Lets something fail. Its argument counts from one.</param>
    public async Task RunAsync(int failures, Func<int, Task> fail)
    {
        var before = await instances.Database.ReadEditsAsync();
        var watch = Stopwatch.StartNew();
        var edits = EditAsync();
        var pages = ReadAsync(until: edits);
        await FailAsync(failures, fail);
        await Task.WhenAll(edits, pages);
        Tell(watch.Elapsed, failures);

        // A request that both instances have lost, or that waited too long, is to be sent again.
        Assert.All(_ledger.Refusals, answer => Assert.True(answer.Status == HttpStatusCode.ServiceUnavailable, answer.ToString()));
        Evidence.AssertLogIs(_ledger, (await instances.Database.ReadEditsAsync()).Skip(before.Count));
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
                    new LedgerEditor(program, _ledger, cells, new Random(seed + number), () => Task.CompletedTask).EditUntilAsync(() =>
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

    private async Task FailAsync(int failures, Func<int, Task> fail)
    {
        var random = new Random(seed);
        var between = DrillSize.InstanceEdits / (failures + 1);
        for (var number = 1; number <= failures; number++)
        {
            await _ledger.ReachedAsync((number * between) - random.Next(between / 2));
            await fail(number);
        }
    }

    private void Tell(TimeSpan took, int failures) =>
        TestContext.Current.TestOutputHelper!.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{_ledger.Count} edits acknowledged in {took.TotalSeconds:0.0} s with {failures} failures, p99 "
                    + $"{Percentile.Of(_ledger.Times, 0.99).TotalMilliseconds:0} ms, slowest {_ledger.Times.Max().TotalMilliseconds:0} ms; "
                    + $"{_ledger.Repeats} requests sent again, {_ledger.Conflicts} conflicts, {_ledger.Refusals.Count} refusals; "
                    + $"pages: {_pages}, p99 {_pages.P99.TotalMilliseconds:0} ms"
            )
        );
}
