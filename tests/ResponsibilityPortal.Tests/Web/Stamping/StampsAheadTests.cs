using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Stamping;
using ResponsibilityPortal.Tests.Web.Features.Readers.Verifying;

namespace ResponsibilityPortal.Tests.Web.Stamping;

/// <summary>The newest version has its stamp before anyone asks for the report.</summary>
public sealed class StampsAheadTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _data = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TimeStampResponder _server = null!;

    /// <summary>The second request is that for a file; the first one asks how long stamps are.</summary>
    public async ValueTask InitializeAsync()
    {
        _server = await TimeStampResponder.StartAsync();
        _server.Respond = query =>
        {
            if (_server.Requests == 2)
            {
                _asked.SetResult();
            }

            return _server.Authority.AnswerAsync(query);
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task Version_IsStamped_WhenItIsPublished()
    {
        await using var host = Start(_server.Settings);
        await host.PublishAsync(Given.Matrix());

        await AssertStampedAsync(host);
    }

    [Fact]
    public async Task Version_PublishedBeforeThereWasAServer_IsStampedAtTheStart()
    {
        await using (var before = Start([]))
        {
            await before.PublishAsync(Given.Matrix());
        }

        await using var host = Start(_server.Settings);

        await AssertStampedAsync(host);
    }

    private async Task AssertStampedAsync(PortalHost host)
    {
        await _asked.Task.WaitAsync(TestContext.Current.CancellationToken);

        Assert.True((await host.VerifyAsync(await host.FileAsync())).TimeStamp!.IsKept);
        Assert.Equal(2, _server.Requests);
    }

    private PortalHost Start((string, string)[] settings) => PortalHost.Start(_data, null, [("Portal:Seed", "none"), ("Portal:PublicUrl", VerifiedPortal.PublicUrl), .. settings]);
}
