using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Web.Instances;

namespace ResponsibilityPortal.Web.Hosting;

/// <summary>
/// Stops the portal at the signals at which the framework stops it, but after <see cref="Draining"/>. A second signal stops it at once.
/// </summary>
/// <param name="services">
/// Has the draining, which opens the data directory. The host needs its lifetime before settings are checked.
/// </param>
internal sealed class DrainedLifetime(
    IOptions<ConsoleLifetimeOptions> options,
    IHostEnvironment environment,
    IHostApplicationLifetime application,
    IOptions<HostOptions> host,
    ILoggerFactory loggers,
    IServiceProvider services
) : IHostLifetime, IDisposable
{
    private readonly ConsoleLifetime _console = new(options, environment, new AfterDraining(application, services), host, loggers);

    public Task WaitForStartAsync(CancellationToken cancellationToken) => _console.WaitForStartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => _console.StopAsync(cancellationToken);

    public void Dispose() => _console.Dispose();

    /// <summary>The lifetime of the portal as the signals see it.</summary>
    private sealed class AfterDraining(IHostApplicationLifetime application, IServiceProvider services) : IHostApplicationLifetime
    {
        private int _signals;

        public CancellationToken ApplicationStarted => application.ApplicationStarted;

        public CancellationToken ApplicationStopping => application.ApplicationStopping;

        public CancellationToken ApplicationStopped => application.ApplicationStopped;

        public void StopApplication()
        {
            if (Interlocked.Increment(ref _signals) == 1 && application.ApplicationStarted.IsCancellationRequested)
            {
                _ = StopAsync();
            }
            else
            {
                application.StopApplication();
            }
        }

        private async Task StopAsync()
        {
            try
            {
                await services.GetRequiredService<Draining>().DrainAsync(application.ApplicationStopping);
            }
            catch (OperationCanceledException)
            {
                // A second signal.
            }
            finally
            {
                application.StopApplication();
            }
        }
    }
}
