using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Integrity;

namespace ResponsibilityPortal.Tests.Web.Instances;

public sealed class SharedCheckpointsTests : IAsyncLifetime
{
    private TwoInstances _both = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Checkpoints First => _both.First.Service<Checkpoints>();

    private Checkpoints Second => _both.OfSecond<Checkpoints>();

    public async ValueTask InitializeAsync() => _both = await TwoInstances.StartAsync();

    public ValueTask DisposeAsync() => _both.DisposeAsync();

    [Fact]
    public async Task Checkpoint_SignedByOneInstance_IsKeptByTheOther()
    {
        await _both.First.Host.PublishAsync(Given.Matrix());
        await _both.FollowAsync();
        Assert.NotEmpty(First.All);
        Assert.Equal(First.All, Second.All);
        Assert.Equal(FileOf(_both.First.Data), FileOf(_both.SecondData));
    }

    [Fact]
    public async Task Checkpoints_SignedByTwoInstancesAtOnce_AreOneSequence()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(number =>
                    (number % 2 == 0 ? _both.First.Host : _both.Second).PublishAsync(
                        Given.Matrix() with
                        {
                            Slug = $"matrix-{number}",
                        },
                        change: _both.First.Admin.Change()
                    )
                )
        );
        await First.MakeAsync(Cancellation);
        await _both.FollowAsync();
        Assert.Equal(First.All, Second.All);
        Assert.Equal(Enumerable.Range(1, First.All.Count), First.All.Select(signed => (int)signed.Checkpoint.Link!.Number));
        Assert.Empty((await _both.OfSecond<EvidenceCheck>().RunAsync(null, Cancellation)).Report.Faults);
    }

    [Fact]
    public async Task Checkpoints_RemovedFromTheDatabase_ArePutBack()
    {
        await _both.First.Host.PublishAsync(Given.Matrix());
        await _both.FollowAsync();
        Assert.NotEqual(0, _both.Database.Do("""DELETE FROM "SharedCheckpoints" """));
        await _both.FollowAsync();
        Assert.Equal(First.All.Count, _both.Database.Do("""UPDATE "SharedCheckpoints" SET "Number" = "Number" """));
        Assert.Null(Second.Problem);
    }

    [Theory]
    [InlineData("'text'")]
    [InlineData("""(SELECT "Note" FROM "SharedCheckpoints" ORDER BY "Number" LIMIT 1)""")]
    public async Task Checkpoint_ThatWasNotSignedNext_IsReportedAndNotKept(string note)
    {
        await _both.First.Host.PublishAsync(Given.Matrix());
        await _both.FollowAsync();
        var before = Second.All;
        _both.Database.Do($"""INSERT INTO "SharedCheckpoints" SELECT max("Number") + 1, {note} FROM "SharedCheckpoints" """);
        await _both.FollowAsync();
        Assert.Equal(before, Second.All);
        Assert.StartsWith($"The checkpoint {before.Count + 1} in the database isn't signed", Second.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checkpoint_DueWhileAnotherInstanceSigns_IsMadeAfterwards()
    {
        _both.Database.Do("""INSERT INTO "Leases" VALUES ('work/Checkpoints', gen_random_uuid(), '', 'infinity')""");
        await _both.Second.PublishAsync(Given.Matrix());
        Assert.True(Second.IsWaiting);
        Assert.NotNull(Second.Problem);
        _both.Database.Do("""UPDATE "Leases" SET "Until" = now() - interval '1 second' WHERE "Name" = 'work/Checkpoints'""");
        await _both.FollowAsync();
        Assert.False(Second.IsWaiting);
        Assert.Null(Second.Problem);
        Assert.NotEmpty(Second.All);
    }

    private static IReadOnlyList<SignedCheckpoint> FileOf(TemporaryDirectory data) =>
        CheckpointFile.Read(File.ReadAllText(data.File(Checkpoints.FileName))).Checkpoints;
}
