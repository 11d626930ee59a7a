using System.Globalization;

namespace ResponsibilityPortal.Web.Telemetry;

/// <summary>The ports at which the settings have the portal listen.</summary>
internal static class ListeningPorts
{
    /// <summary>Returns the ports of all settings that name one, also of those that another one overrides.</summary>
    public static IReadOnlySet<int> Read(IConfiguration configuration) =>
        PortsOf(configuration[WebHostDefaults.ServerUrlsKey])
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().SelectMany(endpoint => PortsOf(endpoint["Url"])))
            .Concat(Separate(configuration[WebHostDefaults.HttpPortsKey]).Select(Parse))
            .Concat(Separate(configuration[WebHostDefaults.HttpsPortsKey]).Select(Parse))
            .ToHashSet();

    private static IEnumerable<int> PortsOf(string? addresses) => Separate(addresses).Select(address => BindingAddress.Parse(address).Port);

    private static int Parse(string port) => int.Parse(port, CultureInfo.InvariantCulture);

    private static string[] Separate(string? values) =>
        values?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
