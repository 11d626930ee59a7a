using System.Globalization;
using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Hosting;

/// <summary>Configures and starts listening.</summary>
internal static class Listening
{
    /// <exception cref="StartRefusedException">A setting contains an invalid address or port.</exception>
    public static void ListenByDefault(this WebApplicationBuilder builder)
    {
        RefuseUnusable(builder.Configuration);
        if (!ListeningSettings.IsAnySet(builder.Configuration))
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
        foreach (var (setting, address) in ListeningSettings.AddressesIn(configuration).Where(set => !IsAddress(set.Address)))
        {
            throw new StartRefusedException(
                $"The setting '{setting}' has '{address}', which isn't an address to listen on. Write the scheme, the host and the port, "
                    + $"as in {PublicAddress.DefaultListening}."
            );
        }

        foreach (var (setting, port) in ListeningSettings.PortsIn(configuration).Where(set => !IsPort(set.Port)))
        {
            throw new StartRefusedException(
                $"The setting '{setting}' has '{port}', which isn't a port. Write a number up to {ushort.MaxValue}, as in 5080."
            );
        }
    }

    private static bool IsPort(string text) => ushort.TryParse(text, CultureInfo.InvariantCulture, out _);

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
