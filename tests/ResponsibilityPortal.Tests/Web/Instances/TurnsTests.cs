using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ResponsibilityPortal.Store.Postgres;
using ResponsibilityPortal.Store.Sharing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;
using ResponsibilityPortal.Web.Background;

namespace ResponsibilityPortal.Tests.Web.Instances;

public sealed class TurnsTests : IAsyncDisposable
{
    private const string Work = "test";

    private readonly PostgresDatabase _database = PostgresForTests.MakeStore();
    private readonly ServiceProvider _services;

    public TurnsTests() => _services = new ServiceCollection().AddPostgresStore(_database.ConnectionString).BuildServiceProvider();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Leases Leases => _services.GetRequiredService<Leases>();

    [Fact]
    public async Task Work_OfManyInstances_IsDoneByOneAtATime()
    {
        var (working, most, done) = (0, 0, 0);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TryRunAsync(WorkAsync, Timeouts.Hang)));
        Assert.Equal((1, 8), (most, done));

        async Task WorkAsync(CancellationToken cancellationToken)
        {
            most = Math.Max(most, Interlocked.Increment(ref working));
            await Leases.FindAsync("", cancellationToken);
            Interlocked.Decrement(ref working);
            Interlocked.Increment(ref done);
        }
    }

    [Fact]
    public async Task Work_WhileAnotherInstanceHoldsTheLease_IsNotDone()
    {
        Assert.True(await TryRunAsync(async _ => Assert.False(await TryRunAsync(_ => throw new InvalidOperationException()))));
        Assert.True(await TryRunAsync(_ => Task.CompletedTask));
    }

    [Fact]
    public async Task Lease_OfAKilledInstance_IsTakenOverWhenItExpires()
    {
        Assert.True(await Leases.TryTakeAsync(new Lease($"work/{Work}", Guid.NewGuid()), TimeSpan.FromSeconds(1), Cancellation));
        Assert.False(await TryRunAsync(_ => Task.CompletedTask));
        Assert.True(await TryRunAsync(_ => Task.CompletedTask, Timeouts.Hang));
    }

    [Fact]
    public async Task Lease_WhileItsWorkIsDone_IsRenewed() =>
        Assert.True(
            await TryRunAsync(async cancellationToken =>
            {
                var before = Until();
                while (Until() == before)
                {
                    await Task.Yield();
                    cancellationToken.ThrowIfCancellationRequested();
                }
            })
        );

    [Fact]
    public async Task Work_WhoseLeaseAnotherInstanceHas_IsCancelled() =>
        Assert.False(
            await TryRunAsync(cancellationToken =>
            {
                _database.Do("""UPDATE "Leases" SET "Holder" = gen_random_uuid()""");
                return Task.Delay(Timeout.Infinite, cancellationToken);
            })
        );

    [Fact]
    public async Task Work_OfTheOnlyInstance_NeedsNoLease()
    {
        var isDone = false;
        Assert.True(await new Turns().TryRunAsync(Work, _ => Task.FromResult(isDone = true), TimeSpan.Zero, Cancellation));
        Assert.True(isDone);
    }

    [Fact]
    public async Task Lease_GivenBackByAnotherHolder_StaysHeld()
    {
        var lease = new Lease("name", Guid.NewGuid(), "note");
        Assert.True(await Leases.TryTakeAsync(lease, Timeouts.Hang, Cancellation));
        await Leases.ReleaseAsync(lease with { Holder = Guid.NewGuid() }, Cancellation);
        Assert.Equal([lease], await Leases.FindAsync("na", Cancellation));
        Assert.Empty(await Leases.FindAsync("other", Cancellation));
        await Leases.ReleaseAsync(lease, Cancellation);
        Assert.Empty(await Leases.FindAsync("", Cancellation));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _database.Dispose();
    }

    private Task<bool> TryRunAsync(Func<CancellationToken, Task> run, TimeSpan patience = default) =>
        new Turns(Leases).TryRunAsync(Work, run, patience, Cancellation);

    private DateTime Until()
    {
        using var connection = new NpgsqlConnection(_database.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand("""SELECT "Until" FROM "Leases" """, connection);
        return (DateTime)command.ExecuteScalar()!;
    }
}
