using System.Reflection;
using System.Runtime.CompilerServices;
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
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var links = new Queue<object?>([_pipeline?.Target]);
        while (links.TryDequeue(out var link))
        {
            if (link is null || !seen.Add(link))
            {
                continue;
            }

            var isClosure = link.GetType().IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);
            foreach (var value in ValuesOf(link))
            {
                switch (value)
                {
                    case PartitionedRateLimiter<HttpContext> limiter:
                        limiter.Dispose();
                        break;
                    case Delegate next:
                        links.Enqueue(next.Target);
                        break;
                    case not null when isClosure:
                        links.Enqueue(value);
                        break;
                }
            }
        }
    }

    private static IEnumerable<object?> ValuesOf(object link)
    {
        for (var type = link.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (
                var field in type.GetFields(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                )
            )
            {
                if (!field.FieldType.IsValueType)
                {
                    yield return field.GetValue(link);
                }
            }
        }
    }
}
