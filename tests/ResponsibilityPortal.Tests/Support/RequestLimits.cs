using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>
/// Disposes of the request limits that the framework creates for each portal and never disposes of. The timer of a limit keeps the whole
/// portal in memory and runs ten times a second, which adds up over the hundreds of portals of a test run.
/// </summary>
internal sealed class RequestLimits : IStartupFilter
{
    private RequestDelegate? _pipeline;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(rest => _pipeline = rest);
            next(app);
        };

    /// <summary>Disposes of the limits of a portal that has stopped.</summary>
    public void End()
    {
        foreach (var limiter in PipelineParts.Of(_pipeline).OfType<PartitionedRateLimiter<HttpContext>>())
        {
            limiter.Dispose();
        }
    }
}
