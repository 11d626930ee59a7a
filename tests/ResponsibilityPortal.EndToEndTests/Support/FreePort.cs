using System.Net;
using System.Net.Sockets;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>
/// Ports for portals that need a fixed one. The system gives the ports above these to outgoing connections, and would take one in the
/// seconds before a portal listens, or while it is restarted.
/// </summary>
internal static class FreePort
{
    private const int First = 20_000;
    private const int Count = 12_000;

    private static int _last = Random.Shared.Next(Count);

    /// <summary>Returns a port that no process listens on. Each port is returned once.</summary>
    public static int Next()
    {
        for (var tries = 0; tries < Count; tries++)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref _last) % Count);
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new InvalidOperationException($"All ports from {First} to {First + Count - 1} are in use.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
