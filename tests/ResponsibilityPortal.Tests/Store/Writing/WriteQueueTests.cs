using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Store.Writing;

[Trait("Store", "Both")]
public sealed class WriteQueueTests : IAsyncLifetime
{
    private const string Written = "SELECT Target FROM AuditEntries ORDER BY Sequence";

    private readonly FakeTimeProvider _clock = new();
    private StoreUnderTest _store = null!;
    private WriteQueue _queue = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await StoreUnderTest.MigratedAsync();
        _queue = new WriteQueue(_store.Contexts, _clock);
    }

    public ValueTask DisposeAsync()
    {
        _store.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task TryWrite_SingleWrite_IsCommittedBeforeItReturns()
    {
        Assert.Equal("a", await WriteAsync("a"));
        AssertChained("a");
    }

    [Fact]
    public async Task TryWrite_WaitingWrites_ShareATransactionInOrder()
    {
        List<Task<string?>> writes = [];
        Task<string?> last;
        await using (await HoldAsync())
        {
            writes.AddRange(Names(5).Select(name => WriteAsync(name)));
            last = _queue.WriteAsync(_ => Task.FromResult($"{Read().Count} {writes.Count(write => write.IsCompleted)}"), Cancellation);
        }

        Assert.Equal(Names(5), await Task.WhenAll(writes));
        Assert.Equal("0 0", await last);
        AssertChained([.. Names(5)]);
    }

    [Fact]
    public async Task TryWrite_FailingWrite_UndoesOnlyItself()
    {
        Task<string?> before,
            failing,
            refused,
            after;
        await using (await HoldAsync())
        {
            before = WriteAsync("before");
            failing = _queue.WriteAsync<string>(
                async context =>
                {
                    await RecordAsync(context, "failing");
                    throw new InvalidOperationException("It cannot be.");
                },
                Cancellation
            );
            refused = _queue.WriteAsync(
                async context =>
                {
                    await RecordAsync(context, "twice", Guid.Empty);
                    await RecordAsync(context, "twice", Guid.Empty);
                    return "twice";
                },
                Cancellation
            );
            after = WriteAsync("after");
        }

        Assert.Equal("It cannot be.", (await Assert.ThrowsAsync<InvalidOperationException>(() => failing)).Message);
        await Assert.ThrowsAsync<DbUpdateException>(() => refused);
        Assert.Equal(["before", "after"], [await before, await after]);
        AssertChained("before", "after");
    }

    [Fact]
    public async Task TryWrite_UnsavedChanges_AreNotSavedByTheNext()
    {
        Task<string?> unsaved,
            next;
        await using (await HoldAsync())
        {
            unsaved = _queue.WriteAsync(
                async context =>
                {
                    await context.RecordAsync(AuditStream.Content, Fact("unsaved"), Given.Change(), _clock.GetUtcNow(), Cancellation);
                    return "unsaved";
                },
                Cancellation
            );
            next = WriteAsync("next");
        }

        Assert.Equal(["unsaved", "next"], [await unsaved, await next]);
        AssertChained("next");
    }

    /// <remarks>On PostgreSQL, <c>PostgresFaultsTests</c> lose commits.</remarks>
    [Fact]
    [Trait("Store", "Sqlite")]
    public async Task TryWrite_WhenTheCommitFails_FailsEveryWriteInIt()
    {
        Task<string?>[] writes;
        var held = await HoldAsync();
        writes = [WriteAsync("before"), _queue.WriteAsync(PreventCommitAsync, Cancellation), WriteAsync("after")];
        await Assert.ThrowsAsync<SqliteException>(async () => await held.DisposeAsync());
        foreach (var write in writes)
        {
            await Assert.ThrowsAsync<SqliteException>(() => write);
        }

        Assert.Empty(Read());
        await WriteAsync("later");
        AssertChained("later");
    }

    [Fact]
    public async Task TryWrite_WhenTheTransactionIsLost_FailsEveryWriteInIt()
    {
        Task<string?> before,
            losing,
            after;
        var held = await HoldAsync();
        before = WriteAsync("before");
        losing = _queue.WriteAsync<string>(
            async context =>
            {
                await context.Database.ExecuteSqlAsync($"ROLLBACK", Cancellation);
                throw new InvalidOperationException("The disk is full.");
            },
            Cancellation
        );
        after = WriteAsync("after");
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await held.DisposeAsync());
        Assert.Equal("The disk is full.", (await Assert.ThrowsAsync<InvalidOperationException>(() => before)).InnerException!.Message);
        Assert.Equal("The disk is full.", (await Assert.ThrowsAsync<InvalidOperationException>(() => losing)).Message);

        // It was not part of the lost transaction.
        Assert.Equal("after", await after);
        AssertChained("after");
    }

    [Fact]
    public async Task TryWrite_ManyWrites_LimitsTheWritesPerTransaction()
    {
        List<Task<string?>> writes;
        await using (await HoldAsync())
        {
            writes =
            [
                .. Names(WriteQueue.BatchLimit)
                    .Select(name =>
                        _queue.WriteAsync(
                            async context =>
                            {
                                var stored = Read().Count;
                                await RecordAsync(context, name);
                                return $"{stored}";
                            },
                            Cancellation
                        )
                    ),
            ];
        }

        var seen = await Task.WhenAll(writes);
        Assert.All(seen[..^1], stored => Assert.Equal("0", stored));
        Assert.Equal($"{WriteQueue.BatchLimit - 1}", seen[^1]);
        AssertChained([.. Names(WriteQueue.BatchLimit)]);
    }

    [Fact]
    public async Task TryWrite_AfterTheBatchTime_CommitsTheTransaction()
    {
        Task<string?> slow,
            next;
        await using (await HoldAsync())
        {
            slow = _queue.WriteAsync(
                async context =>
                {
                    await RecordAsync(context, "slow");
                    _clock.Advance(TimeSpan.FromSeconds(1));
                    return "slow";
                },
                Cancellation
            );
            next = _queue.WriteAsync(_ => Task.FromResult(string.Join(' ', Read())), Cancellation);
        }

        Assert.Equal("slow", await slow);
        Assert.Equal(TargetOf("slow"), await next);
    }

    [Fact]
    public async Task TryWrite_WhenTheQueueIsFull_ReturnsFalse()
    {
        List<Task<string?>> writes;
        await using (await HoldAsync())
        {
            writes = [.. Names(WriteQueue.Capacity).Select(name => _queue.WriteAsync(_ => Task.FromResult(name), Cancellation))];
            var turnedAway = WriteAsync("one more");
            Assert.True(turnedAway.IsCompletedSuccessfully);
            Assert.Null(await turnedAway);
        }

        Assert.Equal(Names(WriteQueue.Capacity), await Task.WhenAll(writes));
        Assert.Empty(Read());
    }

    [Fact]
    public async Task TryWrite_AfterTheTimeLimit_ReturnsFalseAndWritesNothing()
    {
        Task<string?> late,
            behind;
        await using (await HoldAsync())
        {
            late = WriteAsync("late");
            _clock.Advance(WriteQueue.TimeLimit / 2);
            behind = WriteAsync("behind");
            _clock.Advance(WriteQueue.TimeLimit / 2);
            Assert.Null(await late);
            Assert.False(behind.IsCompleted);
        }

        Assert.Equal("behind", await behind);
        AssertChained("behind");
    }

    /// <remarks>On PostgreSQL, <c>PostgresRacingWritersTests</c> have writers in two instances.</remarks>
    [Fact]
    [Trait("Store", "Sqlite")]
    public async Task TryWrite_WhileAnotherProcessHoldsTheLock_Waits()
    {
        Task<string?> patient;
        await using (var other = _store.Connect())
        {
            await using var held = await other.BeginTransactionAsync(Cancellation);
            var late = WriteAsync("late");
            _clock.Advance(WriteQueue.TimeLimit);
            Assert.Null(await late);
            patient = WriteAsync("patient");
            Assert.Empty(Read());
        }

        Assert.Equal("patient", await patient);
        AssertChained("patient");
    }

    [Fact]
    [Trait("Store", "Sqlite")]
    public async Task TryWrite_WhileTheLockIsHeldLonger_RetriesWithoutFailing()
    {
        await using var other = _store.Connect();
        await using var held = await other.BeginTransactionAsync(Cancellation);
        await using (var context = _store.Open())
        {
            await context.Database.OpenConnectionAsync(Cancellation);
            await context.Database.ExecuteSqlAsync($"PRAGMA busy_timeout = 0", Cancellation);
            Assert.Null(await context.TryBeginWritingAsync(Cancellation));
        }

        await held.RollbackAsync(Cancellation);
        Assert.Equal("a", await WriteAsync("a"));
    }

    [Fact]
    public async Task TryWrite_CancelledWhileWaiting_AffectsNoOtherWrite()
    {
        using var cancelled = new CancellationTokenSource();
        Task<string?> before,
            withdrawn,
            after;
        await using (await HoldAsync())
        {
            before = WriteAsync("before");
            withdrawn = WriteAsync("withdrawn", cancelled.Token);
            after = WriteAsync("after");
            await cancelled.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => withdrawn);
        }

        Assert.Equal(["before", "after"], [await before, await after]);
        AssertChained("before", "after");
    }

    [Fact]
    public async Task TryWrite_CancelledAfterItStarted_ReturnsTheCommitsResult()
    {
        using var cancelled = new CancellationTokenSource();
        Task<string?> written,
            last;
        await using (await HoldAsync())
        {
            written = WriteAsync("written", cancelled.Token);
            last = _queue.WriteAsync(
                async _ =>
                {
                    await cancelled.CancelAsync();
                    return "last";
                },
                Cancellation
            );
        }

        Assert.Equal(["written", "last"], [await written, await last]);
        AssertChained("written");
    }

    [Fact]
    [Trait("Store", "Sqlite")]
    public async Task TryWrite_WhenTheStoreCannotBeOpened_FailsAllWaiting()
    {
        using var nowhere = new StoreUnderTest();
        Directory.CreateDirectory(nowhere.File);
        var queue = new WriteQueue(nowhere.Contexts, _clock);
        await Assert.ThrowsAsync<SqliteException>(() => queue.WriteAsync(_ => Task.FromResult("a"), Cancellation));
        await Assert.ThrowsAsync<SqliteException>(() => queue.WriteAsync(_ => Task.FromResult("b"), Cancellation));
    }

    private static IEnumerable<string> Names(int count) => Enumerable.Range(1, count).Select(number => $"n{number}");

    private static string TargetOf(string name) => $"matrices/{name}";

    private static MatrixRemoved Fact(string name) => new(name, "", null);

    /// <summary>Creates a row with a missing reference, which the database detects at the commit.</summary>
    private static async Task<string> PreventCommitAsync(PortalDbContext context)
    {
        await context.Database.ExecuteSqlAsync($"PRAGMA defer_foreign_keys = ON", Cancellation);
        await context.Database.ExecuteSqlAsync(
            $"INSERT INTO DraftEditors (MatrixId, ActorId, ActorName) VALUES ('nowhere', 'a', 'A')",
            Cancellation
        );
        return "prevented";
    }

    private Task<HeldQueue> HoldAsync() => HeldQueue.OfAsync(_queue, _clock);

    private Task<string?> WriteAsync(string name, CancellationToken? cancellationToken = null) =>
        _queue.WriteAsync(
            async context =>
            {
                await RecordAsync(context, name);
                return name;
            },
            cancellationToken ?? Cancellation
        );

    private async Task RecordAsync(PortalDbContext context, string name, Guid? operation = null)
    {
        await context.RecordAsync(AuditStream.Content, Fact(name), Given.Change(operation), _clock.GetUtcNow(), Cancellation);
        await context.SaveChangesAsync(Cancellation);
    }

    private List<string> Read() => _store.Query<string>(Written);

    /// <summary>Expects exactly these entries, one chain, and its head.</summary>
    private void AssertChained(params string[] names)
    {
        using var context = _store.Open();
        var entries = context.AuditEntries.AsNoTracking().OrderBy(entry => entry.Sequence).ToList();
        Assert.Equal(names.Select(TargetOf), entries.Select(entry => entry.Target));
        var head = AuditHead.Genesis(AuditStream.Content);
        foreach (var entry in entries)
        {
            Assert.Equal(
                (head.Sequence + 1, head.Hash, AuditEntry.HashOf(head.Hash, entry.Payload)),
                (entry.Sequence, entry.PreviousHash, entry.Hash)
            );
            head = new AuditHead(AuditStream.Content, entry.Sequence, entry.Hash);
        }

        Assert.Equal(head, context.AuditHeads.AsNoTracking().Single().ToHead());
    }
}
