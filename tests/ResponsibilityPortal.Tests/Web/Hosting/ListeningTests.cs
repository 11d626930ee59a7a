using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Hosting;

namespace ResponsibilityPortal.Tests.Web.Hosting;

public sealed class ListeningTests
{
    /// <summary>A service manager may stop the portal at once, for example when another unit fails.</summary>
    [Fact]
    public async Task Serve_AskedToStopWhileItStarts_EndsInOrder()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var started = new Started();
        builder.Services.AddHostedService(_ => started);
        builder.Services.AddHostedService<StopsTheStart>();
        await using var app = builder.Build();
        await app.ServeAsync().WaitAsync(Timeouts.Hang, TestContext.Current.CancellationToken);
        Assert.True(started.IsStopped);
    }

    private sealed class Started : IHostedService
    {
        public bool IsStopped { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            IsStopped = true;
            return Task.CompletedTask;
        }
    }

    private sealed class StopsTheStart(IHostApplicationLifetime lifetime) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            lifetime.StopApplication();
            cancellationToken.ThrowIfCancellationRequested();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
