using System.Diagnostics;
using System.Globalization;
using System.Net;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.EndToEndTests.Support.Drilling;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>
/// Programs edit while the portal is killed repeatedly and its store is backed up: no acknowledged edit is lost or duplicated.
/// </summary>
[Collection(DrillStore.RunningCollection)]
public sealed class KillDrillTests(DrillStore store) : IDisposable
{
    private const int Programs = 8;
    private const int Seed = 20_261_126;

    private static readonly TimeSpan BackupEvery = TimeSpan.FromMinutes(1);

    private readonly TemporaryDirectory _data = store.Copy();
    private readonly TemporaryDirectory _backups = new();
    private TimeSpan _slowestBackup;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _data.Dispose();
        _backups.Dispose();
    }

    [Fact]
    public async Task Edits_WhileThePortalIsKilled_AreInTheLogOnceAndInIntactBackups()
    {
        var ledger = new EditLedger();
        var watch = Stopwatch.StartNew();
        await using (var portal = new RestartingPortal(_data.Path))
        {
            await portal.StartAsync();
            var edits = EditAsync(portal, ledger);
            var backups = BackUpAsync(until: edits);
            await KillAsync(portal, ledger);
            await edits;
            Tell(ledger, watch, await backups);
            await PublishAsync(portal);
        }

        // On a slow machine the portal can be busy. Programs send an edit again then, as the same edit.
        Assert.All(ledger.Refusals, refusal => Assert.Equal(HttpStatusCode.ServiceUnavailable, refusal.Status));
        Evidence.AssertLogIs(ledger, _data.Path);
        await Evidence.AssertIsWholeAsync(_data.Path);
        await AssertBackupComesBackAsync();
    }

    private async Task EditAsync(RestartingPortal portal, EditLedger ledger)
    {
        using var program = new EditingProgram(portal.Address, store.EditToken);
        var cells = await EditingProgram.CellsAsync();
        await Task.WhenAll(
            Enumerable
                .Range(1, Programs)
                .Select(number =>
                    new LedgerEditor(program, ledger, cells, new Random(Seed + number), portal.RunningAsync).EditUntilAsync(() =>
                        ledger.Count >= DrillSize.KilledEdits
                    )
                )
        );
    }

    /// <summary>Kills the portal a little after an edit, each time at another moment, so that every step of an edit is hit.</summary>
    private static async Task KillAsync(RestartingPortal portal, EditLedger ledger)
    {
        var random = new Random(Seed);
        var between = DrillSize.KilledEdits / (DrillSize.Kills + 1);
        for (var kill = 1; kill <= DrillSize.Kills; kill++)
        {
            await ledger.ReachedAsync((kill * between) - random.Next(between / 2));
            var (watch, moment) = (Stopwatch.StartNew(), TimeSpan.FromMilliseconds(random.NextDouble() * 40));
            SpinWait.SpinUntil(() => watch.Elapsed >= moment);
            await portal.KillAndStartAsync();
        }
    }

    private async Task<int> BackUpAsync(Task until)
    {
        using var timer = new PeriodicTimer(BackupEvery);
        var made = 0;
        do
        {
            made++;
            var watch = Stopwatch.StartNew();
            var (code, said) = await PortalProcess.RunCommandAsync(_data.Path, $"backup {Backup(made)}");
            Assert.True(code == 0, said);
            _slowestBackup = watch.Elapsed > _slowestBackup ? watch.Elapsed : _slowestBackup;
        } while (await Task.WhenAny(timer.WaitForNextTickAsync(Cancellation).AsTask(), until) != until);
        return made;
    }

    private string Backup(int number) => _backups.File($"{number}.db");

    /// <summary>Publishes, which makes a checkpoint that is later than all backups.</summary>
    private async Task PublishAsync(RestartingPortal portal)
    {
        using var program = new EditingProgram(portal.Address, store.PublishToken);
        var answer = await program.PublishAsync();
        Assert.True(answer.Status == HttpStatusCode.Created, answer.Body);
    }

    private async Task AssertBackupComesBackAsync()
    {
        using var other = new TemporaryDirectory();
        DataCopy.Make(_data.Path, other.Path);
        var (code, said) = await PortalProcess.RunCommandAsync(other.Path, $"restore {Backup(1)}");
        Assert.True(code == 0, said);
        Assert.Matches(@"The stream content was rolled back from \d+ to \d+: \d+ entries are no longer in the log\.", said);
        Assert.Contains("rolled back from", await Evidence.AssertIsWholeAsync(other.Path), StringComparison.Ordinal);

        var (held, told) = await PortalProcess.RunCommandAsync(other.Path, $"verify --checkpoint {_data.File("checkpoints.txt")}");
        Assert.Equal(1, held);
        Assert.Matches(@"names entry \d+ of content, which a restore of \S+ took back: entry \d+ records", told);
    }

    private void Tell(EditLedger ledger, Stopwatch watch, int backups) =>
        TestContext.Current.TestOutputHelper!.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{ledger.Count} edits acknowledged in {watch.Elapsed.TotalSeconds:0.0} s with {DrillSize.Kills} kills; {ledger.Repeats} "
                    + $"requests sent again, {ledger.Conflicts} conflicts, {backups} backups, the slowest in "
                    + $"{_slowestBackup.TotalSeconds:0.0} s"
            )
        );
}
