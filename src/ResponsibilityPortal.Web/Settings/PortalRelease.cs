using System.Reflection;

namespace ResponsibilityPortal.Web.Settings;

/// <summary>Which release of the portal this is.</summary>
internal static class PortalRelease
{
    public const string Name = "Responsibility Portal";

    public static string Version { get; } = typeof(PortalRelease).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
