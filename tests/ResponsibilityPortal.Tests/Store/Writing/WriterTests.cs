using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Store.Writing;

[Trait("Store", "Both")]
public sealed class WriterTests : IAsyncLifetime
{
    private const string Target = "matrices/sample";

    /// <summary>A write of another transaction to the same row.</summary>
    private static readonly FormattableString OtherWrite = $"""UPDATE "Matrices" SET "RowVersion" = "RowVersion" + 1""";

    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private readonly StoredUser _editor = StoredUser.Create(
        Guid.CreateVersion7(),
        "Ed Editor",
        "ed@example.com",
        Roles.Editor,
        null,
        DateTimeOffset.UnixEpoch
    );
    private StoreUnderTest _store = null!;
    private WriteQueue _queue = null!;
    private Writer _writer = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await StoreUnderTest.MigratedAsync();
        _queue = new WriteQueue(_store.Contexts, _clock);
        _writer = new Writer(_queue, new EntryLimit(_clock), _clock);
        await using var store = _store.Open();
        _editor.Join(_clock.GetUtcNow());
        store.Users.Add(_editor);
        store.Matrices.Add(StoredMatrix.Create(Given.Matrix()));
        await store.SaveChangesAsync(Cancellation);
    }

    public ValueTask DisposeAsync()
    {
        _store.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_Command_IsCommittedWithItsEntryBeforeFollowers(bool isSmall)
    {
        List<string> seen = [];
        var outcome = await RunAsync(
            By(),
            isSmall,
            async write =>
            {
                await write.RecordAsync(Fact(), Cancellation);
                write.AfterCommit(() => seen = Actions());
                return new Outcome.Done();
            }
        );
        Assert.IsType<Outcome.Done>(outcome);
        Assert.Equal(["matrix.removed"], seen);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_CommandThatIsNotDone_LeavesNothingInTheDatabase(bool isSmall)
    {
        var hasFollowed = false;
        var outcome = await RunAsync(
            By(),
            isSmall,
            async write =>
            {
                await write.RecordAsync(Fact(), Cancellation);
                await write.FlushAsync(Cancellation);
                await write.Context.Database.ExecuteSqlAsync($"""UPDATE "Matrices" SET "LatestVersion" = 9""", Cancellation);
                write.AfterCommit(() => hasFollowed = true);
                return new Outcome.Unchanged();
            }
        );
        Assert.IsType<Outcome.Unchanged>(outcome);
        Assert.False(hasFollowed);
        Assert.Empty(Actions());
        Assert.Equal([0L], _store.Query<long>("SELECT LatestVersion FROM Matrices"));
    }

    [Fact]
    public async Task Run_WithoutTheRight_IsRefusedAndRecordedOnceAMinute()
    {
        var stranger = new Change(new Actor(Guid.NewGuid().ToString("D"), "Eve"), Guid.NewGuid(), null);
        for (var time = 0; time < 3; time++)
        {
            var outcome = await RunAsync(stranger, isSmall: true, _ => throw new InvalidOperationException("It must not be decided."));
            Assert.Equal(new Outcome.NotDone(Refusal.NotAllowed), outcome);
        }

        Assert.Equal(["access.refused"], Actions());
    }

    [Fact]
    public async Task Run_RepeatedOperationId_ReturnsTheStoredOutcome()
    {
        var change = By();
        await RunAsync(change, isSmall: true, RecordAsync);
        var again = await RunAsync(change, isSmall: true, _ => throw new InvalidOperationException("It must not be decided."));
        Assert.IsType<Outcome.Done>(again);
        Assert.Equal(["matrix.removed"], Actions());
    }

    [Fact]
    public async Task Run_OperationIdOfAnotherCommand_IsRefused()
    {
        var change = By();
        await RunAsync(change, isSmall: true, RecordAsync);
        var other = await _writer.RunAsync<Outcome>(new WriteCommand(Roles.Editor, Target, change), _ => null, RecordAsync, Cancellation);
        Assert.Equal(new Outcome.NotDone(Refusal.OperationUsed), other);
    }

    [Fact]
    public async Task Run_OperationIdOfAnotherActor_IsRefused()
    {
        var other = StoredUser.Create(Guid.CreateVersion7(), "Bob", "bob@example.com", Roles.Editor, null, DateTimeOffset.UnixEpoch);
        await using (var store = _store.Open())
        {
            other.Join(_clock.GetUtcNow());
            store.Users.Add(other);
            await store.SaveChangesAsync(Cancellation);
        }

        var change = By();
        await RunAsync(change, isSmall: true, RecordAsync);
        var outcome = await RunAsync(change with { Actor = other.ToActor() }, isSmall: true, RecordAsync);
        Assert.Equal(new Outcome.NotDone(Refusal.OperationUsed), outcome);
        Assert.Equal(["matrix.removed"], Actions());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_AfterAConflict_RunsAgainWithAFreshContext(bool isSmall)
    {
        var contexts = new HashSet<DbContextId>();
        var outcome = await RunAsync(
            By(),
            isSmall,
            async write =>
            {
                contexts.Add(write.Context.ContextId);
                var matrix = await write.Context.Matrices.SingleAsync(Cancellation);
                if (contexts.Count == 1)
                {
                    // Simulates another transaction that was first.
                    await write.Context.Database.ExecuteSqlAsync(OtherWrite, Cancellation);
                }

                matrix.Restructure();
                return await RecordAsync(write);
            }
        );
        Assert.IsType<Outcome.Done>(outcome);
        Assert.Equal(2, contexts.Count);
        Assert.Equal(["matrix.removed"], Actions());
        Assert.Equal([1L], _store.Query<long>("SELECT RowVersion FROM Matrices"));
    }

    [Fact]
    public async Task Run_AfterRepeatedConflicts_IsBusy()
    {
        var attempts = 0;
        var outcome = await RunAsync(
            By(),
            isSmall: false,
            async write =>
            {
                attempts++;
                var matrix = await write.Context.Matrices.SingleAsync(Cancellation);
                await write.Context.Database.ExecuteSqlAsync(OtherWrite, Cancellation);
                matrix.Restructure();
                return await RecordAsync(write);
            }
        );
        Assert.Equal(new Outcome.NotDone(Refusal.Busy), outcome);
        Assert.True(attempts > 1);
        Assert.Empty(Actions());
    }

    [Fact]
    public async Task Run_WhileTheQueueIsHeld_IsBusy()
    {
        await using var held = await HeldQueue.OfAsync(_queue, _clock);
        var late = RunAsync(By(), isSmall: false, RecordAsync);
        await held.AgeUntilAsync(late);
        Assert.Equal(new Outcome.NotDone(Refusal.Busy), await late);
    }

    [Fact]
    public async Task Write_WhileTheQueueIsHeld_Throws()
    {
        await using var held = await HeldQueue.OfAsync(_queue, _clock);
        var late = _writer.RecordAccessAsync(Fact(), By(), Cancellation);
        await held.AgeUntilAsync(late);
        await Assert.ThrowsAsync<StoreBusyException>(() => late);
    }

    [Fact]
    public async Task Run_SmallWrites_ShareATransaction()
    {
        var contexts = new List<DbContextId>();
        List<Task<Outcome>> writes;
        await using (await HeldQueue.OfAsync(_queue, _clock))
        {
            writes =
            [
                .. new[] { true, true, false, true, true }.Select(
                    (isSmall, number) =>
                        RunAsync(
                            By(),
                            isSmall,
                            async write =>
                            {
                                contexts.Add(write.Context.ContextId);
                                await write.RecordAsync(Fact($"matrices/{number}"), Cancellation);
                                return new Outcome.Done();
                            }
                        )
                ),
            ];
        }

        await Task.WhenAll(writes);
        Assert.Equal(contexts[0], contexts[1]);
        Assert.Equal(contexts[3], contexts[4]);
        Assert.Equal(3, contexts.Distinct().Count());
        Assert.Equal(5, Actions().Count);
    }

    private static MatrixRemoved Fact(string target = Target) => new(target["matrices/".Length..], "", null);

    private static async Task<Outcome> RecordAsync(WriteScope write)
    {
        await write.RecordAsync(Fact(), Cancellation);
        return new Outcome.Done();
    }

    private Change By() => new(_editor.ToActor(), Guid.CreateVersion7(), null);

    private List<string> Actions() => _store.Query<string>("SELECT Action FROM AuditEntries ORDER BY Stream DESC, Sequence");

    private Task<Outcome> RunAsync(Change change, bool isSmall, Func<WriteScope, Task<Outcome>> decide) =>
        _writer.RunAsync(
            new WriteCommand(Roles.Editor, Target, change) { IsSmall = isSmall },
            earlier => earlier.Is(Target, MatrixRemoved.ActionName) ? new Outcome.Done() : null,
            decide,
            Cancellation
        );

    private abstract record Outcome : IWriteOutcome<Outcome>
    {
        public bool IsDone => this is Done;

        public static Outcome From(Refusal refusal) => new NotDone(refusal);

        public sealed record Done : Outcome;

        public sealed record Unchanged : Outcome;

        public sealed record NotDone(Refusal Refusal) : Outcome;
    }
}
