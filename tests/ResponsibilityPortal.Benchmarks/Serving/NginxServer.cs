using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ResponsibilityPortal.Benchmarks.Serving;

/// <summary>nginx with a file that is compressed already (gzip_static), as an operator would serve a static copy of a page.</summary>
internal sealed class NginxServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _directory;

    private NginxServer(Process process, string directory, Uri address) => (_process, _directory, Address) = (process, directory, address);

    public Uri Address { get; }

    /// <summary>Starts nginx with as many workers as the machine has processors. Returns null when it isn't installed.</summary>
    public static async Task<NginxServer?> StartAsync(byte[] compressed)
    {
        var directory = Directory.CreateTempSubdirectory("portal-nginx-").FullName;

        // When root starts it, its workers run as a user that may not enter the directory.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(directory, File.GetUnixFileMode(directory) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        }

        await File.WriteAllBytesAsync(Path.Combine(directory, "page.html.gz"), compressed);
        var port = FreePort();
        var configuration = Path.Combine(directory, "nginx.conf");
        await File.WriteAllTextAsync(
            configuration,
            $$"""
            worker_processes auto;
            daemon off;
            pid {{directory}}/pid;
            error_log {{directory}}/error.log;
            events {}
            http {
              access_log off;
              sendfile on;
              tcp_nopush on;
              keepalive_requests 100000000;
              types { text/html html; }
              open_file_cache max=10;
              client_body_temp_path {{directory}}/body;
              proxy_temp_path {{directory}}/proxy;
              fastcgi_temp_path {{directory}}/fastcgi;
              uwsgi_temp_path {{directory}}/uwsgi;
              scgi_temp_path {{directory}}/scgi;
              server {
                listen 127.0.0.1:{{port}};
                root {{directory}};
                gzip_static on;
                gzip_vary on;
                add_header Cache-Control "public, no-cache";
              }
            }
            """
        );
        try
        {
            var process = Process.Start("nginx", ["-c", configuration])!;
            var server = new NginxServer(process, directory, new Uri($"http://127.0.0.1:{port}/page.html"));
            await server.WaitUntilItListensAsync();
            return server;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Directory.Delete(directory, recursive: true);
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // The first signal ends the workers too.
        using (var stop = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
        {
            await stop.WaitForExitAsync();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task WaitUntilItListensAsync()
    {
        while (true)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, Address.Port);
                return;
            }
            catch (SocketException) when (!_process.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
