using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Instances;

/// <summary>
/// Moves the open pages of the admin side to another instance before this one stops. While it drains, the portal serves readers as before,
/// says that it isn't ready, and refuses new pages of the admin side, so that a proxy sends them to another instance.
/// </summary>
public sealed partial class Draining(
    RunningInstances instances,
    IOptions<PortalOptions> options,
    TimeProvider clock,
    ILogger<Draining> logger
)
{
    /// <summary>How long load balancers have to notice that this instance isn't ready, before pages ask for another one.</summary>
    internal static readonly TimeSpan Notice = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<Guid, Action> _pages = new();

    private volatile bool _isDraining;
    private volatile bool _areAsked;

    /// <summary>Whether the portal is about to stop, and another instance answers for it.</summary>
    public bool IsDraining => _isDraining;

    /// <summary>Registers a page with a circuit until the result is disposed.</summary>
    /// <param name="move">Asks the page to reload as soon as its user loses nothing.</param>
    public IDisposable Open(Action move)
    {
        var page = new OpenPage(Guid.NewGuid(), _pages);
        _pages[page.Id] = move;
        if (_areAsked)
        {
            move();
        }

        return page;
    }

    /// <summary>
    /// Waits until all pages have moved, for at most <see cref="PortalOptions.DrainSeconds"/>. Returns at once when no other instance can
    /// take them.
    /// </summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await BeginAsync(cancellationToken))
            {
                await MovePagesAsync(cancellationToken);
            }
        }
        catch (DbException exception)
        {
            // Without the database, pages can't do anything on another instance either.
            LogAlone(exception);
        }
    }

    /// <summary>Says that this instance is about to stop, if another one can take its pages.</summary>
    internal async Task<bool> BeginAsync(CancellationToken cancellationToken)
    {
        if (options.Value.DrainSeconds == 0 || !await instances.IsAnotherThereAsync(cancellationToken))
        {
            return false;
        }

        _isDraining = true;
        LogDraining(_pages.Count);
        await instances.AnnounceStopAsync(cancellationToken);
        return true;
    }

    private async Task MovePagesAsync(CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        var time = TimeSpan.FromSeconds(options.Value.DrainSeconds);
        await Task.Delay(Notice < time ? Notice : time, clock, cancellationToken);
        _areAsked = true;
        foreach (var move in _pages.Values)
        {
            move();
        }

        while (!_pages.IsEmpty && clock.GetElapsedTime(start) < time && await instances.IsAnotherThereAsync(cancellationToken))
        {
            await Task.Delay(Pause, clock, cancellationToken);
        }

        LogDrained(clock.GetElapsedTime(start).TotalSeconds, _pages.Count);
    }

    [LoggerMessage(LogLevel.Information, "Stopping. Pages of the admin side that move to another instance: {Pages}.")]
    private partial void LogDraining(int pages);

    [LoggerMessage(LogLevel.Information, "Pages of the admin side were moved in {Seconds:0.0} s. Pages that are still open: {Pages}.")]
    private partial void LogDrained(double seconds, int pages);

    [LoggerMessage(LogLevel.Warning, "The database can't be reached, so pages of the admin side aren't moved to another instance.")]
    private partial void LogAlone(Exception exception);

    private sealed class OpenPage(Guid id, ConcurrentDictionary<Guid, Action> pages) : IDisposable
    {
        public Guid Id => id;

        public void Dispose() => pages.TryRemove(id, out _);
    }
}
