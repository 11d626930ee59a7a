using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>
/// Portals under test in process answer requests and open no circuits, but for a few; a browser does that in the end-to-end tests. What serves
/// circuits compiles a method for each message that one can send, anew for every portal, which takes as long as all the rest of its start.
/// </summary>
internal static class NoCircuits
{
    private static readonly Type Handler = typeof(HubConnectionHandler<>).MakeGenericType(
        typeof(Microsoft.AspNetCore.Components.Server.CircuitOptions).Assembly.GetType("Microsoft.AspNetCore.Components.Server.ComponentHub", throwOnError: true)!);

    /// <summary>Lets the addresses of circuits answer as ever, up to where one would be opened.</summary>
    public static void LeaveOutCircuits(this IServiceCollection services) =>
        services.AddSingleton(Handler, _ => RuntimeHelpers.GetUninitializedObject(Handler));

    /// <summary>Takes that back.</summary>
    public static void PutCircuitsBack(this IServiceCollection services) => services.Remove(services.Single(service => service.ServiceType == Handler));
}
