using System.Diagnostics;
using System.Globalization;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.EndToEndTests.Support.Drilling;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>Portals that start at the same time, and portals that are killed during a migration of the store.</summary>
[Collection(DrillStore.StartingCollection)]
public sealed class StartDrillTests(DrillStore store)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_OfTwoPortalsAtOnce_OneServesAndTheOtherSaysWhyNot()
    {
        using var data = store.Copy();
        await using var one = PortalProcess.Begin(data.Path);
        await using var other = PortalProcess.Begin(data.Path);
        var (first, second) = (one.IsListeningAsync(), other.IsListeningAsync());
        var serves = await Task.WhenAll(first, second);
        Assert.Single(serves, isListening => isListening);
        var (serving, refused) = serves[0] ? (one, other) : (other, one);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("is in use by another portal process", refused.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Output, StringComparison.Ordinal);
        using var client = PortalClient.For(serving.Address);
        Assert.Contains("ready", await client.GetStringAsync("/health/ready", Cancellation), StringComparison.Ordinal);
    }

    /// <remarks>Kills at moments that are spread evenly over the time of an undisturbed migration.</remarks>
    [Fact]
    public async Task Migration_KilledHalfway_FinishesAtTheNextStart()
    {
        using var early = new TemporaryDirectory();
        var head = await EarlyStore.MakeAsync(early.Path, DrillSize.MigratedEntries);
        var undisturbed = await TimeOfMigrationAsync(early.Path);
        var found = new List<string>();
        for (var kill = 0; kill < DrillSize.MigrationKills; kill++)
        {
            using var data = new TemporaryDirectory();
            DataCopy.Make(early.Path, data.Path);
            await KillAfterAsync(data.Path, undisturbed * kill / (DrillSize.MigrationKills - 1));
            found.Add(Applied(data.Path));
            await FinishAsync(data.Path, head);
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"A log of {head.Sequence} entries, migrated in {undisturbed.TotalMilliseconds:0} ms; migrations applied when killed, "
                    + $"with a plus where a lock was left: {string.Join(", ", found)}"
            )
        );
        Assert.Contains(found, applied => applied != UpToDate());
    }

    /// <summary>Measures how long the portal has the store open before the last migration is applied.</summary>
    private async Task<TimeSpan> TimeOfMigrationAsync(string early)
    {
        using var data = new TemporaryDirectory();
        DataCopy.Make(early, data.Path);
        using var opened = new StoreOpened(data.Path);
        await using var portal = PortalProcess.Begin(data.Path);
        await opened.SeenAsync();
        var (watch, all) = (Stopwatch.StartNew(), UpToDate());
        SpinWait.SpinUntil(() => Applied(data.Path).TrimEnd('+') == all);
        return watch.Elapsed;
    }

    private async Task FinishAsync(string dataDirectory, AuditHead head)
    {
        await using (var portal = PortalProcess.Begin(dataDirectory))
        {
            Assert.True(await portal.IsListeningAsync(), portal.Output);
        }

        AssertIsUpToDate(dataDirectory, head);
        await Evidence.AssertIsWholeAsync(dataDirectory);
    }

    /// <summary>Checks that the schema is that of a new store, and that the log is complete.</summary>
    private void AssertIsUpToDate(string dataDirectory, AuditHead head)
    {
        const string Schema =
            "SELECT group_concat(sql, ';' || char(10)) FROM (SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name)";
        using var never = store.Copy();
        using var always = StoreFile.Open(never.Path);
        using var migrated = StoreFile.Open(dataDirectory);
        Assert.Equal(always.Ask(Schema), migrated.Ask(Schema));
        Assert.Equal("0", migrated.Ask("SELECT count(*) FROM __EFMigrationsLock"));
        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"{head.Sequence}"),
            migrated.Ask($"SELECT count(*) FROM AuditEntries WHERE Stream = '{head.Stream}' AND Sequence <= {head.Sequence}")
        );
        Assert.Equal(
            head.Hash,
            migrated.Ask($"SELECT Hash FROM AuditEntries WHERE Stream = '{head.Stream}' AND Sequence = {head.Sequence}")
        );
    }

    private static async Task KillAfterAsync(string dataDirectory, TimeSpan time)
    {
        using var opened = new StoreOpened(dataDirectory);
        await using var portal = PortalProcess.Begin(dataDirectory);
        await opened.SeenAsync();
        var watch = Stopwatch.StartNew();
        SpinWait.SpinUntil(() => watch.Elapsed >= time);
        await portal.KillAsync();
    }

    private string UpToDate()
    {
        using var never = store.Copy();
        return Applied(never.Path);
    }

    /// <summary>The number of applied migrations, with a plus if a lock was left.</summary>
    private static string Applied(string dataDirectory)
    {
        using var file = StoreFile.Open(dataDirectory);
        return file.Ask(
            "SELECT count(*) || CASE WHEN EXISTS (SELECT 1 FROM __EFMigrationsLock) THEN '+' ELSE '' END FROM __EFMigrationsHistory"
        );
    }
}
