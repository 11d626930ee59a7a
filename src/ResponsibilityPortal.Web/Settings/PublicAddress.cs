using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace ResponsibilityPortal.Web.Settings;

/// <summary>The address of the portal: as configured, or else the first address that it listens on.</summary>
public sealed class PublicAddress
{
    /// <summary>The address that the portal listens on by default.</summary>
    public const string DefaultListening = "http://localhost:5080";

    private readonly Lazy<Uri> _address;

    public PublicAddress(IOptions<PortalOptions> options, IServer server, IConfiguration configuration)
    {
        PathBase = options.Value.PublicUrl is { } configured ? configured.AbsolutePath.TrimEnd('/') : "";

        Name = options.Value.PublicUrl is { } known
            ? $"{(known.IsDefaultPort ? known.IdnHost : $"{known.IdnHost}:{known.Port}")}{PathBase}"
            : "localhost";

        // The listening address is known only when the server listens, which is before the first page is rendered.
        _address = new Lazy<Uri>(() => options.Value.PublicUrl ?? FirstListening(server, configuration));
    }

    /// <summary>Scheme, host and port, without a slash at the end.</summary>
    public string Origin => _address.Value.GetLeftPart(UriPartial.Authority);

    /// <summary>The host name. For the machine itself it is localhost: browsers make passkeys for names, not for IP addresses.</summary>
    public string Host => _address.Value.IsLoopback ? "localhost" : _address.Value.Host;

    /// <summary>
    /// The name of the portal in what it signs: host, port and path as configured. Without a configured address it has no lasting name, and
    /// is "localhost".
    /// </summary>
    public string Name { get; }

    /// <summary>The path under which a proxy serves the portal, without a slash at the end; usually empty.</summary>
    public string PathBase { get; }

    /// <remarks>A command makes addresses without listening. It uses the address that the server would listen on.</remarks>
    private static Uri FirstListening(IServer server, IConfiguration configuration)
    {
        var listening =
            server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? configuration[WebHostDefaults.ServerUrlsKey]?.Split(';')[0]
            ?? DefaultListening;
        return new Uri(
            listening
                .Replace("://*", "://localhost", StringComparison.Ordinal)
                .Replace("://+", "://localhost", StringComparison.Ordinal)
                .Replace("://[::]", "://localhost", StringComparison.Ordinal)
                .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
        );
    }
}
