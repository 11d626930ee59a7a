using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Structure.Uploading;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Structure.Uploading;

public sealed class UploadLimitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Hold_MoreThanTheMemory_IsRefusedUntilSomeIsReleased()
    {
        using var limit = new UploadLimit();
        var first = limit.Hold(UploadLimit.HeldMaxBytes - 1);
        Assert.NotNull(first);
        Assert.Null(limit.Hold(2));
        using var second = limit.Hold(1);
        Assert.NotNull(second);

        first.Dispose();
        first.Dispose();

        using var third = limit.Hold(UploadLimit.HeldMaxBytes - 1);
        Assert.NotNull(third);
        Assert.Null(limit.Hold(1));
    }

    [Fact]
    public async Task TakeTurn_WhileAFileIsRead_Waits()
    {
        using var limit = new UploadLimit();
        var first = await limit.TakeTurnAsync(Cancellation);
        var second = limit.TakeTurnAsync(Cancellation);
        Assert.False(second.IsCompleted);

        first!.Dispose();

        using var turn = await second.WaitAsync(Timeouts.Hang, Cancellation);
        Assert.NotNull(turn);
    }

    [Fact]
    public async Task TakeTurn_OfAUserWhoLeaves_Ends()
    {
        using var limit = new UploadLimit();
        using var first = await limit.TakeTurnAsync(Cancellation);
        using var leaving = new CancellationTokenSource();
        var second = limit.TakeTurnAsync(leaving.Token);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }
}
