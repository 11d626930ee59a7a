using System.Diagnostics;
using System.Globalization;
using ResponsibilityPortal.Domain.Auditing;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.EndToEndTests.Support.Drilling;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>Portals that start together, and portals that are killed while they bring a store up to date.</summary>
[Collection(DrillStore.Collection)]
public sealed class StartDrillTests(DrillStore store)
{
    private const int Seed = 20_261_126;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_portals_that_start_together_one_serves_and_the_other_says_why_not()
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
        using var client = new HttpClient { BaseAddress = serving.Address };
        Assert.Contains("ready", await client.GetStringAsync("/health/ready", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_portal_that_is_killed_while_it_migrates_finishes_at_its_next_start()
    {
        using var early = new TemporaryDirectory();
        var head = await EarlyStore.MakeAsync(early.Path, DrillSize.MigratedEntries);
        var undisturbed = await MigrateUndisturbedAsync(early.Path, head);
        var random = new Random(Seed);
        var before = new List<string>();
        for (var kill = 0; kill < DrillSize.MigrationKills; kill++)
        {
            using var data = new TemporaryDirectory();
            DataCopy.Make(early.Path, data.Path);
            await KillAfterAsync(data.Path, undisturbed * ((kill + random.NextDouble()) / DrillSize.MigrationKills));
            before.Add(Applied(data.Path));
            await MigrateAsync(data.Path, head);
        }

        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"A log of {head.Sequence} entries, up to date in {undisturbed.TotalMilliseconds:0} ms; migrations applied and locks left when killed: {string.Join(", ", before)}"));
        Assert.Contains(before, applied => applied[0] == '1');
    }

    private async Task<TimeSpan> MigrateUndisturbedAsync(string early, AuditHead head)
    {
        using var data = new TemporaryDirectory();
        DataCopy.Make(early, data.Path);
        using var opened = new StoreOpened(data.Path);
        await using var portal = PortalProcess.Begin(data.Path);
        await opened.Task;
        var watch = Stopwatch.StartNew();
        Assert.True(await portal.IsListeningAsync(), portal.Output);
        var time = watch.Elapsed;
        await portal.KillAsync();
        AssertIsUpToDate(data.Path, head);
        return time;
    }

    private async Task MigrateAsync(string dataDirectory, AuditHead head)
    {
        await using (var portal = PortalProcess.Begin(dataDirectory))
        {
            Assert.True(await portal.IsListeningAsync(), portal.Output);
        }

        AssertIsUpToDate(dataDirectory, head);
        await Evidence.AssertIsWholeAsync(dataDirectory);
    }

    /// <summary>The schema is that of a store that was never old, and nothing of the log is gone.</summary>
    private void AssertIsUpToDate(string dataDirectory, AuditHead head)
    {
        const string Schema = "SELECT group_concat(sql, ';' || char(10)) FROM (SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name)";
        using var never = store.Copy();
        using var always = StoreFile.Open(never.Path);
        using var migrated = StoreFile.Open(dataDirectory);
        Assert.Equal(always.Ask(Schema), migrated.Ask(Schema));
        Assert.Equal("0", migrated.Ask("SELECT count(*) FROM __EFMigrationsLock"));
        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"{head.Sequence}"),
            migrated.Ask($"SELECT count(*) FROM AuditEntries WHERE Stream = '{head.Stream}' AND Sequence <= {head.Sequence}"));
        Assert.Equal(head.Hash, migrated.Ask($"SELECT Hash FROM AuditEntries WHERE Stream = '{head.Stream}' AND Sequence = {head.Sequence}"));
    }

    private static async Task KillAfterAsync(string dataDirectory, TimeSpan time)
    {
        using var opened = new StoreOpened(dataDirectory);
        await using var portal = PortalProcess.Begin(dataDirectory);
        await opened.Task;
        var watch = Stopwatch.StartNew();
        SpinWait.SpinUntil(() => watch.Elapsed >= time);
        await portal.KillAsync();
    }

    /// <summary>How many migrations are applied, with a plus where a lock was left.</summary>
    private static string Applied(string dataDirectory)
    {
        using var store = StoreFile.Open(dataDirectory);
        return store.Ask("SELECT count(*) || CASE WHEN EXISTS (SELECT 1 FROM __EFMigrationsLock) THEN '+' ELSE '' END FROM __EFMigrationsHistory");
    }
}
