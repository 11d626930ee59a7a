using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>nginx in front of two portals, with the configuration that the repository offers.</summary>
internal sealed partial class NginxProxy : IAsyncDisposable
{
    /// <summary>Where Debian installs it. The directory isn't in the path of every user.</summary>
    private const string Program = "/usr/sbin/nginx";

    private readonly TemporaryDirectory _directory = new();
    private ProxyProcess? _process;

    private NginxProxy(Uri address, IReadOnlyList<Uri> portals, bool caches)
    {
        File.WriteAllText(_directory.File("site.conf"), Site(address, portals));
        File.WriteAllText(_directory.File("cache.conf"), caches ? Cache() : "");
        File.WriteAllText(_directory.File("nginx.conf"), Main());
    }

    /// <summary>Starts nginx, and waits until it listens.</summary>
    /// <param name="address">Where it listens: an address with the name localhost.</param>
    /// <param name="portals">The first and the second portal.</param>
    /// <param name="caches">Whether it keeps public answers.</param>
    public static async Task<NginxProxy> StartAsync(Uri address, IReadOnlyList<Uri> portals, bool caches = false)
    {
        var proxy = new NginxProxy(address, portals, caches);
        string[] arguments = ["-e", "stderr", "-p", proxy._directory.Path, "-c", proxy._directory.File("nginx.conf")];
        proxy._process = await ProxyProcess.StartAsync(new ProcessStartInfo(Program, arguments), "start worker process ");
        return proxy;
    }

    /// <summary>The addresses of the answers in the cache.</summary>
    public IReadOnlyList<string> CachedAddresses() =>
        [
            .. Directory
                .GetFiles(_directory.File("cache"), "*", SearchOption.AllDirectories)
                .Select(file => CacheKey().Match(File.ReadAllText(file, Encoding.Latin1)).Groups["path"].Value)
                .Distinct(),
        ];

    public async ValueTask DisposeAsync()
    {
        await (_process?.DisposeAsync() ?? ValueTask.CompletedTask);
        _directory.Dispose();
    }

    /// <summary>The configuration with the addresses of this machine, and without a certificate.</summary>
    private static string Site(Uri address, IReadOnlyList<Uri> portals)
    {
        var site = Offered("nginx.conf");
        (string Offered, string Here)[] changes =
        [
            ("10.0.0.1:5080", $"127.0.0.1:{portals[0].Port}"),
            ("10.0.0.2:5080", $"127.0.0.1:{portals[^1].Port}"),
            ("listen 443 ssl;", $"listen 127.0.0.1:{address.Port};"),
            ("server_name trust.example.com;", "server_name localhost;"),
            ("Host $host;", $"Host $host:{address.Port};"),
        ];
        foreach (var (offered, here) in changes)
        {
            site = site.Replace(offered, here, StringComparison.Ordinal);
        }

        return Certificate().Replace(site, "");
    }

    private static string Offered(string configuration) => File.ReadAllText(Path.Combine(Repository.Root, "deploy", configuration));

    private string Cache() =>
        Offered("nginx-cache.conf").Replace("/var/cache/nginx/portal", _directory.File("cache"), StringComparison.Ordinal);

    /// <summary>What a package of nginx sets, with all files in the own directory, which only this user can enter.</summary>
    private string Main() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            daemon off;
            user {{Environment.UserName}};
            pid {{_directory.File("nginx.pid")}};
            error_log stderr notice;
            worker_processes 1;
            events { worker_connections 256; }
            http {
                access_log off;
                client_body_temp_path {{_directory.File("body")}};
                proxy_temp_path {{_directory.File("proxy")}};
                fastcgi_temp_path {{_directory.File("fastcgi")}};
                uwsgi_temp_path {{_directory.File("uwsgi")}};
                scgi_temp_path {{_directory.File("scgi")}};
                include {{_directory.File("cache.conf")}};
                include {{_directory.File("site.conf")}};
            }
            """
        );

    [GeneratedRegex(@"^\s*ssl_certificate.*$", RegexOptions.Multiline)]
    private static partial Regex Certificate();

    /// <summary>The key in a file of the cache: scheme, host and address.</summary>
    [GeneratedRegex(@"^KEY: https?[a-z0-9.]+(?<path>/.*)$", RegexOptions.Multiline)]
    private static partial Regex CacheKey();
}
