using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>
/// Lets a portal look addresses up in dictionaries, as every portal does for its first requests. Later it would compile a method for its
/// table of addresses, which takes a tenth of the processor time of a portal that lives for one test.
/// </summary>
internal sealed class PlainRouting : IStartupFilter
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private List<object> _tables = [];
    private int _requests;

    /// <summary>Whether the portal has such tables, and has compiled none of them.</summary>
    public bool IsPlain =>
        _tables.Count > 0 && _tables.All(table => ((Delegate)Get(table, "_getDestination")).Method.Name == "FallbackGetDestination");

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(rest =>
                context =>
                {
                    if (Interlocked.Increment(ref _requests) == 1)
                    {
                        _tables = TablesOf(rest);
                        _tables.ForEach(LeaveAsItIs);
                    }

                    return rest(context);
                }
            );
            next(app);
        };

    private static List<object> TablesOf(RequestDelegate pipeline)
    {
        var routing = PipelineParts.Of(pipeline).First(part => part.GetType().Name == "EndpointRoutingMiddleware");
        var initialization = routing.GetType().GetMethod("InitializeAsync", Members)!.Invoke(routing, null)!;
        var matcher = Get(Get(initialization, nameof(Task<>.Result)), "CurrentMatcher");
        return
        [
            .. ((Array)Get(matcher, "_states"))
                .Cast<object>()
                .Select(state => Get(state, "PathTransitions"))
                .Where(table => table.GetType().Name == "ILEmitTrieJumpTable"),
        ];
    }

    /// <summary>Tells a table that it is being compiled already.</summary>
    private static void LeaveAsItIs(object table)
    {
        table.GetType().GetField("_task", Members)!.SetValue(table, Task.CompletedTask);
        table.GetType().GetField("_initializing", Members)!.SetValue(table, true);
    }

    private static object Get(object from, string name) =>
        from.GetType().GetField(name, Members)?.GetValue(from) ?? from.GetType().GetProperty(name, Members)!.GetValue(from)!;
}
