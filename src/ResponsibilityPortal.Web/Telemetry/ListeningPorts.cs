using System.Globalization;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Telemetry;

/// <summary>The ports at which the settings have the portal listen.</summary>
internal static class ListeningPorts
{
    /// <summary>Returns the ports of all settings that name one, also of those that another one overrides.</summary>
    public static IReadOnlySet<int> Read(IConfiguration configuration) =>
        ListeningSettings
            .AddressesIn(configuration)
            .Select(set => BindingAddress.Parse(set.Address).Port)
            .Concat(ListeningSettings.PortsIn(configuration).Select(set => int.Parse(set.Port, CultureInfo.InvariantCulture)))
            .ToHashSet();
}
