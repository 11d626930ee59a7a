using System.Runtime.CompilerServices;
using Bunit;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>Replaces bUnit's default limit of one second for a component.</summary>
internal static class ComponentTimeouts
{
    [ModuleInitializer]
    internal static void Set() => BunitContext.DefaultWaitTimeout = Timeouts.Hang;
}
