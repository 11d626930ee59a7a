using System.Diagnostics;
using System.Net;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.EndToEndTests.Support.Drilling;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>
/// Programs edit and readers read through a proxy, on two instances with one database. Whatever is killed: no acknowledged edit is lost or
/// duplicated, and readers get no error.
/// </summary>
[Collection(ProxiedInstances.Collection)]
public sealed class InstanceDrillTests(ProxiedInstances instances)
{
    private const int Seed = 20_261_130;

    private readonly ProxiedLoad _load = new(instances, Seed);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task Edits_WhileInstancesAreKilledInTurn_AreInTheLogOnce() =>
        _load.RunAsync(DrillSize.InstanceKills, number => (number % 2 == 1 ? instances.First : instances.Second).KillAndStartAsync());

    [Fact]
    public Task Edits_WhileTheDatabaseRestarts_AreInTheLogOnce() =>
        _load.RunAsync(
            DrillSize.DatabaseRestarts,
            number => number % 2 == 1 ? instances.Database.RestartAsync() : instances.Database.KillAndStartAsync()
        );

    [Fact]
    public Task Edits_WhileTheStandbyReplacesTheKilledPrimary_AreInTheLogOnce() =>
        _load.RunAsync(DrillSize.Failovers, _ => instances.Database.FailOverAsync());

    [Fact]
    public async Task Version_PublishedOnOneInstance_IsServedByTheOther()
    {
        using var reader = PortalClient.For(instances.Second.Address);
        var old = await reader.GetStringAsync(Site.Matrix, Cancellation);
        await EditOnFirstAsync();
        using var program = new EditingProgram(instances.First.Address, instances.PublishToken);

        // Each instance looks once a second for what the other one has saved. Until then, the draft isn't the one that is stored.
        ApiAnswer answer = null!;
        await Repeat.UntilAsync(async () => (answer = await program.PublishAsync()).Status != HttpStatusCode.PreconditionFailed);
        var watch = Stopwatch.StartNew();
        Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
        await Repeat.UntilAsync(async () => await reader.GetStringAsync(Site.Matrix, Cancellation) != old);
        TestContext.Current.TestOutputHelper!.WriteLine($"served by the other instance after {watch.ElapsedMilliseconds} ms");
    }

    private async Task EditOnFirstAsync()
    {
        using var program = new EditingProgram(instances.First.Address, instances.EditToken);
        var cell = (await EditingProgram.CellsAsync())[0];
        await Repeat.UntilAsync(async () =>
            (await program.SendAsync(Edit.Of(cell, (await program.ReadAsync(cell)).Tag))).Status == HttpStatusCode.OK
        );
    }
}
