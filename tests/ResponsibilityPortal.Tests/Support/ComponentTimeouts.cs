using System.Runtime.CompilerServices;
using Bunit;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>Replaces the one second that bUnit waits for a component unless told otherwise.</summary>
internal static class ComponentTimeouts
{
    [ModuleInitializer]
    internal static void Set() => BunitContext.DefaultWaitTimeout = Timeouts.Hang;
}
