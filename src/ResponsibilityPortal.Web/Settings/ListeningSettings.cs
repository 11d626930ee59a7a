namespace ResponsibilityPortal.Web.Settings;

/// <summary>
/// The settings with which an operator chooses where the portal listens, by command line, environment or file. They are the framework's.
/// </summary>
internal static class ListeningSettings
{
    private const string Endpoints = "Kestrel:Endpoints";

    private static readonly string[] Ports = [WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey];
    private static readonly string[] All = [WebHostDefaults.ServerUrlsKey, Endpoints, .. Ports];

    public static bool IsAnySet(IConfiguration configuration) =>
        All.Select(configuration.GetSection)
            .Any(section => section.Value is { Length: > 0 } || section.GetChildren().Any());

    /// <summary>Returns every address, also of settings that another one overrides.</summary>
    public static IEnumerable<(string Setting, string Address)> AddressesIn(IConfiguration configuration)
    {
        (string Setting, string? Addresses)[] all =
        [
            (WebHostDefaults.ServerUrlsKey, configuration[WebHostDefaults.ServerUrlsKey]),
            .. configuration.GetSection(Endpoints).GetChildren().Select(endpoint => ($"{endpoint.Path}:Url", endpoint["Url"])),
        ];
        return all.SelectMany(set => Separate(set.Addresses).Select(address => (set.Setting, address)));
    }

    /// <summary>Returns every port that is set without an address, also of settings that another one overrides.</summary>
    public static IEnumerable<(string Setting, string Port)> PortsIn(IConfiguration configuration) =>
        Ports.SelectMany(setting => Separate(configuration[setting]).Select(port => (setting, port)));

    private static string[] Separate(string? values) =>
        values?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
