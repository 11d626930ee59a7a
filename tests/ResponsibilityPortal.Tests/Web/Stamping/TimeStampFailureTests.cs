using System.Net;
using System.Text.Json;
using Bunit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Stamping;
using ResponsibilityPortal.Tests.Web.Features.Readers.Verifying;
using ResponsibilityPortal.Web.Features.Admin.Auditing;
using ResponsibilityPortal.Web.Stamping;
using TestContext = Xunit.TestContext;

namespace ResponsibilityPortal.Tests.Web.Stamping;

/// <summary>Without a stamp, reports are still signed and served. The portal shows why there is none, and tries again later.</summary>
public sealed class TimeStampFailureTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private TimeStampResponder _server = null!;
    private PortalHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TimeStampResponder.StartAsync();
        _host = PortalHost.Start(
            null,
            _clock,
            TimeStampResponder.OnlyOnDemand,
            [("Portal:Seed", "none"), ("Portal:PublicUrl", VerifiedPortal.PublicUrl), .. _server.Settings]
        );
        await _host.PublishAsync(Given.Matrix());
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("down", EvidenceTexts.StampServerDown)]
    [InlineData("500", "The time-stamp server answered with the status 500.")]
    [InlineData(
        "other length each time",
        "The time-stamp server returns stamps of a different length each time, so none fits the space reserved in the file."
    )]
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
    public async Task Export_WithASlowServer_IsServedAfterTheTimeLimit()
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
        _clock.Advance(TimeStamps.TimeLimit);

        Assert.Null((await _host.VerifyAsync(await file)).TimeStamp);
        end.SetResult();
        Assert.Contains(
            "The time-stamp server did not respond within 10 seconds.",
            await _host.ReadAsync("/health/ready"),
            StringComparison.Ordinal
        );
    }

    /// <summary>Making a report can take longer than a reader waits for the server: others are made first.</summary>
    [Fact]
    public async Task Ask_ForAReportThatTakesLongToMake_CountsOnlyTheTimeOfTheServer()
    {
        var stamped = await _host
            .Services.GetRequiredService<TimeStamps>()
            .AskAsync(
                "tag",
                async length =>
                {
                    _clock.Advance(TimeStamps.TimeLimit * 2);
                    return await _host.OfReleaseAsync(null, new ReportSignature.Made(TestCertificates.Portal, length));
                }
            );

        Assert.NotNull(stamped);
        Assert.Null(_host.Services.GetRequiredService<TimeStamps>().Problem);
    }

    /// <summary>The time of the server counts as a whole: slow answers to several requests add up.</summary>
    [Fact]
    public async Task Ask_OfAServerWhoseAnswersTakeLongTogether_Ends()
    {
        _server.Respond = async query =>
        {
            _clock.Advance(TimeStamps.TimeLimit * 0.6);
            return await _server.Authority.AnswerAsync(query);
        };

        Assert.Null(
            await _host
                .Services.GetRequiredService<TimeStamps>()
                .AskAsync(
                    "tag",
                    async length => await _host.OfReleaseAsync(null, new ReportSignature.Made(TestCertificates.Portal, length))
                )
        );

        Assert.Equal("The time-stamp server did not respond within 10 seconds.", _host.Services.GetRequiredService<TimeStamps>().Problem);
    }

    [Fact]
    public async Task EvidencePage_AfterAFailure_SaysWhyReportsHaveNoStamp()
    {
        await using var context = new BunitContext();
        context.Services.AddSingleton(_host.Services.GetRequiredService<TimeStamps>());
        Assert.Empty(context.Render<StampsOfReports>().FindAll("[role=alert]"));

        await FailAsync("down");
        await _host.FileAsync();

        var notice = context.Render<StampsOfReports>().Find("[role=alert]").TextContent;
        Assert.StartsWith(
            "The last report that needed a time stamp has none. The time-stamp server can't be reached. The portal asks it again from ",
            notice,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Export_AfterTheFailureHasPassed_IsStampedUnderAnotherTag()
    {
        await FailAsync("500");
        using var unstamped = await _host.GetAsync(VerifiedPortal.Export);
        var tag = unstamped.Headers.ETag!.Tag;
        _server.Status = StatusCodes.Status200OK;

        // During the pause, no request waits for the server.
        using var head = await _host.SendAsync(HttpMethod.Head, VerifiedPortal.Export);
        using var known = await _host.GetAsync(VerifiedPortal.Export, ("If-None-Match", tag));
        using var letter = await _host.GetAsync($"{VerifiedPortal.Export}?paper=letter");
        Assert.Equal(
            (tag, HttpStatusCode.NotModified, HttpStatusCode.OK, 1),
            (head.Headers.ETag!.Tag, known.StatusCode, letter.StatusCode, _server.Requests)
        );

        _clock.Advance(TimeStamps.Pause);
        using var stamped = await _host.GetAsync(VerifiedPortal.Export, ("If-None-Match", tag));

        Assert.Equal(HttpStatusCode.OK, stamped.StatusCode);
        Assert.NotEqual(tag, stamped.Headers.ETag!.Tag);
        Assert.True(
            (await _host.VerifyAsync(await stamped.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))).TimeStamp!.IsKept
        );
        Assert.Equal(
            JsonValueKind.Null,
            JsonDocument.Parse(await _host.ReadAsync("/health/ready")).RootElement.GetProperty("timeStamp").ValueKind
        );

        // The file served without a stamp is still valid.
        Assert.True(
            (await _host.VerifyAsync(await unstamped.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))).IsIdentical
        );
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
