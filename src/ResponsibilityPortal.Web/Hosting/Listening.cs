using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Hosting;

/// <summary>Configures and starts listening.</summary>
internal static class Listening
{
    private const string Endpoints = "Kestrel:Endpoints";

    /// <summary>Settings with which an operator can choose other addresses, by command line, environment or file.</summary>
    private static readonly string[] Settings =
    [
        WebHostDefaults.ServerUrlsKey,
        WebHostDefaults.HttpPortsKey,
        WebHostDefaults.HttpsPortsKey,
        Endpoints,
    ];

    /// <exception cref="StartRefusedException">A setting contains an invalid address or port.</exception>
    public static void ListenByDefault(this WebApplicationBuilder builder)
    {
        RefuseUnusable(builder.Configuration);
        if (
            !Settings.Any(setting =>
                builder.Configuration.GetSection(setting) is var section
                && (section.Value is { Length: > 0 } || section.GetChildren().Any())
            )
        )
        {
            builder.WebHost.UseUrls(PublicAddress.DefaultListening);
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = AddressLength.ReadMaxBytes;
        });
    }

    /// <summary>Starts listening, and serves until the process is stopped.</summary>
    /// <exception cref="StartRefusedException">The server can't listen at the configured addresses.</exception>
    public static async Task ServeAsync(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception exception) when (ListeningFailure.ReasonOf(exception, app.Configuration) is { } reason)
        {
            throw new StartRefusedException(reason);
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Asked to stop while it was starting. What has started already ends in order.
            await app.StopAsync();
            return;
        }

        await app.WaitForShutdownAsync();
    }

    private static void RefuseUnusable(IConfiguration configuration)
    {
        RefuseAddresses(WebHostDefaults.ServerUrlsKey, configuration[WebHostDefaults.ServerUrlsKey]);
        foreach (var endpoint in configuration.GetSection(Endpoints).GetChildren())
        {
            RefuseAddresses($"{endpoint.Path}:Url", endpoint["Url"]);
        }

        RefusePorts(WebHostDefaults.HttpPortsKey, configuration[WebHostDefaults.HttpPortsKey]);
        RefusePorts(WebHostDefaults.HttpsPortsKey, configuration[WebHostDefaults.HttpsPortsKey]);
    }

    private static void RefuseAddresses(string setting, string? addresses)
    {
        if (Separate(addresses).FirstOrDefault(address => !IsAddress(address)) is { } unusable)
        {
            throw new StartRefusedException(
                $"The setting '{setting}' has '{unusable}', which isn't an address to listen on. Write the scheme, the host and the "
                    + $"port, as in {PublicAddress.DefaultListening}."
            );
        }
    }

    private static void RefusePorts(string setting, string? ports)
    {
        if (
            Separate(ports).FirstOrDefault(port => !ushort.TryParse(port, System.Globalization.CultureInfo.InvariantCulture, out _)) is
            { } unusable
        )
        {
            throw new StartRefusedException(
                $"The setting '{setting}' has '{unusable}', which isn't a port. Write a number up to {ushort.MaxValue}, as in 5080."
            );
        }
    }

    private static string[] Separate(string? values) =>
        values?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static bool IsAddress(string text)
    {
        try
        {
            // Kestrel takes an invalid port as part of the host, and the portal would listen on port 80.
            var address = BindingAddress.Parse(text);
            return (address.Host.StartsWith('[') || !address.Host.Contains(':', StringComparison.Ordinal))
                && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
                && address.Port is >= 0 and <= ushort.MaxValue;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
