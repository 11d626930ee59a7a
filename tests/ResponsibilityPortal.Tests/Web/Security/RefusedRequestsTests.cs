using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Hosting;
using ResponsibilityPortal.Web.Limits;

namespace ResponsibilityPortal.Tests.Web.Security;

/// <summary>Floods of requests are counted and summarised, and don't fill the log.</summary>
public sealed class RefusedRequestsTests
{
    [Fact]
    public async Task Count_RefusedRequests_HasReasonStatusAndRoute()
    {
        var measured = new List<(long Count, Dictionary<string, object?> Tags)>();
        await using var host = PortalHost.Start(("Portal:Seed", "none"), ("Portal:UncachedPagesPerMinute", "1"));
        using var listener = new MeterListener();
        var own = host.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == RefusedRequests.Meter && ReferenceEquals(instrument.Meter.Scope, own))
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>(
            (_, count, tags, _) =>
            {
                lock (measured)
                {
                    measured.Add((count, tags.ToArray().ToDictionary()));
                }
            }
        );
        listener.Start();
        for (var asked = 0; asked < 3; asked++)
        {
            (await host.GetAsync("/matrices/nothing")).Dispose();
        }

        var refused = host.Services.GetRequiredService<RefusedRequests>();
        var taken = Assert.Single(refused.Take());
        Assert.Equal(("too-often", StatusCodes.Status429TooManyRequests, 2L), (taken.Reason, taken.Status, taken.Count));
        Assert.Contains("{matrix", taken.Route, StringComparison.Ordinal);
        Assert.Empty(refused.Take());
        Assert.Equal(2, measured.Sum(one => one.Count));
        Assert.All(
            measured,
            one => Assert.Equal(("too-often", 429, taken.Route), (one.Tags["reason"], one.Tags["status"], one.Tags["route"]))
        );
    }

    [Theory]
    [InlineData(429, false, "too-often")]
    [InlineData(503, true, "busy")]
    [InlineData(413, false, "too-large")]
    [InlineData(408, false, "too-slow")]
    [InlineData(503, false, null)]
    [InlineData(500, true, null)]
    [InlineData(200, false, null)]
    public void Reason_OfAnError_IsNull(int status, bool isBusy, string? reason)
    {
        var context = new DefaultHttpContext { Response = { StatusCode = status } };
        if (isBusy)
        {
            RefusedRequests.MarkBusy(context);
        }

        Assert.Equal(reason, RefusedRequests.ReasonOf(context));
    }

    [Fact]
    public async Task Summary_OfAMinute_IsOneLine()
    {
        await using var host = PortalHost.Start(("Portal:Seed", "none"));
        var refused = new RefusedRequests(host.Services.GetRequiredService<IMeterFactory>());
        var log = new Lines();
        using var summary = new RefusalSummary(refused, TimeProvider.System, log);
        for (var asked = 0; asked < 3_000; asked++)
        {
            refused.Count(
                new DefaultHttpContext
                {
                    Response = { StatusCode = (int)(asked % 3 == 0 ? HttpStatusCode.RequestTimeout : HttpStatusCode.TooManyRequests) },
                }
            );
        }

        summary.Log();
        summary.Log();
        Assert.Equal(
            "3000 requests were refused in the last minute: 2000 too-often (429) at none; 1000 too-slow (408) at none.",
            Assert.Single(log.Written)
        );
    }

    private sealed class Lines : ILogger<RefusalSummary>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Written.Add(formatter(state, exception));
    }
}
