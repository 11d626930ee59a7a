using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace ResponsibilityPortal.Web.Settings;

/// <summary>Under which address the portal is known: as configured, else the first address it listens on.</summary>
public sealed class PublicAddress
{
    /// <summary>Where the portal listens unless settings say otherwise.</summary>
    public const string DefaultListening = "http://localhost:5080";

    private readonly Lazy<Uri> _address;

    public PublicAddress(IOptions<PortalOptions> options, IServer server, IConfiguration configuration)
    {
        PathBase = options.Value.PublicUrl is { } configured ? configured.AbsolutePath.TrimEnd('/') : "";

        Name = options.Value.PublicUrl is { } known ? $"{(known.IsDefaultPort ? known.IdnHost : $"{known.IdnHost}:{known.Port}")}{PathBase}" : "localhost";

        // The address in use is known only once the server listens, which is before the first page is rendered.
        _address = new Lazy<Uri>(() => options.Value.PublicUrl ?? FirstListening(server, configuration));
    }

    /// <summary>Scheme, host and port, without a slash at the end.</summary>
    public string Origin => _address.Value.GetLeftPart(UriPartial.Authority);

    /// <summary>The host's name. The machine itself is called localhost: browsers make passkeys for names, not for addresses.</summary>
    public string Host => _address.Value.IsLoopback ? "localhost" : _address.Value.Host;

    /// <summary>
    /// What the portal calls itself in what it signs: host, port and path as configured. Without that it is not known under any name that
    /// lasts, and says so.
    /// </summary>
    public string Name { get; }

    /// <summary>The path under which a proxy serves the portal, without a slash at the end; usually empty.</summary>
    public string PathBase { get; }

    /// <remarks>A command makes addresses without listening; then what it would listen on counts.</remarks>
    private static Uri FirstListening(IServer server, IConfiguration configuration)
    {
        var listening = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? configuration[WebHostDefaults.ServerUrlsKey]?.Split(';')[0]
            ?? DefaultListening;
        return new Uri(listening.Replace("://*", "://localhost", StringComparison.Ordinal)
            .Replace("://+", "://localhost", StringComparison.Ordinal)
            .Replace("://[::]", "://localhost", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal));
    }
}
