using ResponsibilityPortal.Web.Features.Readers.Exporting;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Exporting;

public sealed class FileTurnsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Enter_WithMoreThanTurnsAndPlaces_IsRefused()
    {
        var turns = new FileTurns(1, waitingMax: 1);
        var first = turns.EnterAsync(Stop);
        var second = turns.EnterAsync(Stop);
        var third = turns.EnterAsync(Stop);

        Assert.Equal((true, false), (first.IsCompletedSuccessfully, second.IsCompleted));
        Assert.Null(await third);
        (await first)!.Dispose();
        Assert.NotNull(await second);
    }

    [Fact]
    public async Task Enter_WithAllTurnsReturned_GetsOneAtOnce()
    {
        var turns = new FileTurns(1, waitingMax: 0);
        for (var time = 1; time <= 3; time++)
        {
            using var turn = await turns.EnterAsync(Stop);
            Assert.NotNull(turn);
        }
    }

    [Fact]
    public async Task Turn_WhileAPartIsSent_IsGivenToOthersAndGoesOnFirst()
    {
        var turns = new FileTurns(1, waitingMax: 9);
        var slow = (await turns.EnterAsync(Stop))!;
        var sent = new TaskCompletionSource();
        var sending = slow.WaitForAsync(sent.Task, Stop);
        var second = await turns.EnterAsync(Stop);
        var third = turns.EnterAsync(Stop);
        sent.SetResult();

        Assert.NotNull(second);
        Assert.False(sending.IsCompleted);
        second.Dispose();
        await sending;
        Assert.False(third.IsCompleted);
        slow.Dispose();
        Assert.NotNull(await third);
    }

    [Fact]
    public async Task Turn_WhosePartIsNeverSent_IsNotTaken()
    {
        var turns = new FileTurns(1, waitingMax: 0);
        using (var lost = await turns.EnterAsync(Stop))
        {
            await Assert.ThrowsAsync<IOException>(() => lost!.WaitForAsync(Task.FromException(new IOException()), Stop));
        }

        var taken = await Task.WhenAll(turns.EnterAsync(Stop), turns.EnterAsync(Stop));
        Assert.Equal([true, false], taken.Select(turn => turn is not null));
    }

    [Fact]
    public async Task Enter_ThatIsCancelled_LeavesItsPlace()
    {
        var turns = new FileTurns(1, waitingMax: 1);
        var first = await turns.EnterAsync(Stop);
        using var leaving = new CancellationTokenSource();
        var cancelled = turns.EnterAsync(leaving.Token);
        await leaving.CancelAsync();
        var next = turns.EnterAsync(Stop);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        first!.Dispose();
        Assert.NotNull(await next);
    }
}
