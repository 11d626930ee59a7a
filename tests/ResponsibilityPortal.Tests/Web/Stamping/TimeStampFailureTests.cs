using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Stamping;
using ResponsibilityPortal.Tests.Web.Features.Readers.Verifying;
using ResponsibilityPortal.Web.Stamping;

namespace ResponsibilityPortal.Tests.Web.Stamping;

/// <summary>Without a stamp, reports are signed and given all the same; why there is none is said, and it is tried again later.</summary>
public sealed class TimeStampFailureTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private TimeStampResponder _server = null!;
    private PortalHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TimeStampResponder.StartAsync();
        _host = PortalHost.Start(null, _clock, TimeStampResponder.OnlyOnDemand, [("Portal:Seed", "none"), ("Portal:PublicUrl", VerifiedPortal.PublicUrl), .. _server.Settings]);
        await _host.PublishAsync(Given.Matrix());
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("down", "The time-stamp server can't be reached.")]
    [InlineData("500", "The time-stamp server answered with the status 500.")]
    [InlineData("other length each time", "The time-stamp server gives stamps of another length each time, so none fills the room for it in a file.")]
    public async Task Export_WithoutStamp_IsSignedAndSaysWhy(string failure, string problem)
    {
        await FailAsync(failure);

        var found = await _host.VerifyAsync(await _host.FileAsync());

        Assert.True(found.IsIdentical);
        Assert.Null(found.TimeStamp);
        var ready = JsonDocument.Parse(await _host.ReadAsync("/health/ready")).RootElement;
        Assert.Equal((problem, "degraded"), (ready.GetProperty("timeStamp").GetString(), ready.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task Export_OfASlowServer_IsGivenWhenTheTimeIsUp()
    {
        var asked = new TaskCompletionSource();
        var end = new TaskCompletionSource();
        _server.Respond = async _ =>
        {
            asked.TrySetResult();
            await end.Task;
            return [];
        };
        var file = _host.FileAsync();
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        _clock.Advance(TimeStamps.Patience);

        Assert.Null((await _host.VerifyAsync(await file)).TimeStamp);
        end.SetResult();
        Assert.Contains("The time-stamp server did not answer within 10 seconds.", await _host.ReadAsync("/health/ready"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_AfterTheFailureHasPassed_IsStampedUnderAnotherTag()
    {
        await FailAsync("500");
        using var unstamped = await _host.GetAsync(VerifiedPortal.Export);
        var tag = unstamped.Headers.ETag!.Tag;
        _server.Status = StatusCodes.Status200OK;

        // For a while, nobody waits for the server.
        using var head = await _host.SendAsync(HttpMethod.Head, VerifiedPortal.Export);
        using var known = await _host.GetAsync(VerifiedPortal.Export, ("If-None-Match", tag));
        using var letter = await _host.GetAsync($"{VerifiedPortal.Export}?paper=letter");
        Assert.Equal((tag, HttpStatusCode.NotModified, HttpStatusCode.OK, 1), (head.Headers.ETag!.Tag, known.StatusCode, letter.StatusCode, _server.Requests));

        _clock.Advance(TimeStamps.Pause);
        using var stamped = await _host.GetAsync(VerifiedPortal.Export, ("If-None-Match", tag));

        Assert.Equal(HttpStatusCode.OK, stamped.StatusCode);
        Assert.NotEqual(tag, stamped.Headers.ETag!.Tag);
        Assert.True((await _host.VerifyAsync(await stamped.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))).TimeStamp!.IsKept);
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(await _host.ReadAsync("/health/ready")).RootElement.GetProperty("timeStamp").ValueKind);

        // The file that was given without a stamp is as good as before.
        Assert.True((await _host.VerifyAsync(await unstamped.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))).IsIdentical);
    }

    private async Task FailAsync(string failure)
    {
        switch (failure)
        {
            case "down":
                await _server.StopAsync();
                break;
            case "500":
                _server.Status = StatusCodes.Status500InternalServerError;
                break;
            default:
                var serial = "10";
                _server.Respond = query =>
                {
                    _server.Authority.CountFrom(serial += "10");
                    return _server.Authority.AnswerAsync(query);
                };
                break;
        }
    }
}
