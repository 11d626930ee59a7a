using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ResponsibilityPortal.Benchmarks.Reading;

/// <summary>
/// Requests one address repeatedly on a number of persistent connections, with as little work of its own as possible. It shares the machine
/// with the measured server.
/// </summary>
internal static class LoadGenerator
{
    public const int Connections = 16;

    /// <summary>The encodings that browsers accept.</summary>
    private const string BrowserEncodings = "gzip, deflate, br";

    public static async Task<Load> RunAsync(Uri address, TimeSpan duration, string encodings = BrowserEncodings)
    {
        var until = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var started = Stopwatch.GetTimestamp();
        var latencies = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => AskAsync(address, encodings, until))));
        var elapsed = Stopwatch.GetElapsedTime(started);
        var all = latencies.SelectMany(list => list).Order().ToList();
        return new Load(all.Count, elapsed, TimeSpan.FromTicks(all[(int)(all.Count * 0.99)]));
    }

    private static async Task<List<long>> AskAsync(Uri address, string encodings, long until)
    {
        var request = Encoding.ASCII.GetBytes(
            $"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept-Encoding: {encodings}\r\n\r\n"
        );
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, address.Port));
        var buffer = new byte[512 * 1024];
        var latencies = new List<long>(100_000);
        while (Stopwatch.GetTimestamp() < until)
        {
            var sent = Stopwatch.GetTimestamp();
            await socket.SendAsync(request);
            await ReadAnswerAsync(socket, buffer);
            latencies.Add(Stopwatch.GetElapsedTime(sent).Ticks);
        }

        return latencies;
    }

    private static async Task ReadAnswerAsync(Socket socket, byte[] buffer)
    {
        var (read, total) = (0, int.MaxValue);
        while (read < total)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(read));
            if (received == 0)
            {
                throw new InvalidOperationException("The server closed the connection.");
            }

            read += received;
            if (total == int.MaxValue && buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8) is var end and >= 0)
            {
                total = end + 4 + LengthOf(buffer.AsSpan(0, end));
            }
        }
    }

    private static int LengthOf(ReadOnlySpan<byte> headers)
    {
        if (!headers.StartsWith("HTTP/1.1 200"u8))
        {
            throw new InvalidOperationException($"The server answered {Encoding.ASCII.GetString(headers)}");
        }

        var length = headers[(headers.IndexOf("Content-Length: "u8) + "Content-Length: ".Length)..];
        var end = length.IndexOf((byte)'\r');
        return int.Parse(end < 0 ? length : length[..end], CultureInfo.InvariantCulture);
    }
}
