using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>
/// Keeps the metrics of portals apart. A reader of metrics drops a metric as soon as any portal that shares its meter's name and tags
/// stops.
/// </summary>
internal sealed class OwnMeters : IMeterFactory
{
    private readonly string _portal = Guid.NewGuid().ToString();
    private readonly List<Meter> _meters = [];

    public static void AddTo(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton<IMeterFactory>(_ => new OwnMeters()));

    public Meter Create(MeterOptions options)
    {
        var meter = new Meter(new MeterOptions(options.Name) { Scope = this, Tags = [new("portal", _portal)] });
        lock (_meters)
        {
            _meters.Add(meter);
        }

        return meter;
    }

    public void Dispose() => _meters.ForEach(meter => meter.Dispose());
}
