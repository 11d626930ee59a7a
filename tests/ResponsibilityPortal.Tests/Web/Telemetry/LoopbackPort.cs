using System.Net;
using System.Net.Sockets;

namespace ResponsibilityPortal.Tests.Web.Telemetry;

/// <summary>Finds a free port on this machine.</summary>
internal static class LoopbackPort
{
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
