using System.Reflection;

namespace ResponsibilityPortal.Web.Settings;

/// <summary>The release of the running portal.</summary>
internal static class PortalRelease
{
    public const string Name = "Responsibility Portal";

    public static string Version { get; } =
        typeof(PortalRelease).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
