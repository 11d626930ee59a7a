using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>
/// Portals under test in this process answer requests but, with few exceptions, open no circuits. Browsers open them in the end-to-end
/// tests.
/// The circuit services compile a method for each message, again for every portal, which takes as long as the rest of the start.
/// </summary>
internal static class NoCircuits
{
    private static readonly Type Handler = typeof(HubConnectionHandler<>).MakeGenericType(
        typeof(Microsoft.AspNetCore.Components.Server.CircuitOptions).Assembly.GetType(
            "Microsoft.AspNetCore.Components.Server.ComponentHub",
            throwOnError: true
        )!
    );

    /// <summary>Lets the addresses of circuits answer as usual, up to the point where a circuit would open.</summary>
    public static void LeaveOutCircuits(this IServiceCollection services) =>
        services.AddSingleton(Handler, _ => RuntimeHelpers.GetUninitializedObject(Handler));

    /// <summary>Undoes that.</summary>
    public static void PutCircuitsBack(this IServiceCollection services) =>
        services.Remove(services.Single(service => service.ServiceType == Handler));
}
