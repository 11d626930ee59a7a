using System.Net.Sockets;
using System.Security.Cryptography;

namespace ResponsibilityPortal.Web.Hosting;

/// <summary>Explains why the server can't listen. The operator can fix that, and a stack trace would only bury the reason.</summary>
internal static class ListeningFailure
{
    private const string ServerAssembly = "Microsoft.AspNetCore.Server.Kestrel.Core";

    /// <summary>Returns the reason in a sentence or two. Null when the start failed for another reason.</summary>
    public static string? ReasonOf(Exception exception, IConfiguration configuration)
    {
        var addresses = configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls ? urls : "the configured addresses";
        return exception switch
        {
            IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } =>
                $"{exception.Message} Stop the program that listens there, or set another address with --urls.",
            SocketException { SocketErrorCode: SocketError.AccessDenied } =>
                $"This account isn't allowed to listen on {addresses}. Set a port of 1024 or higher with --urls, or allow the account to "
                    + "use lower ports.",
            SocketException => $"The server can't listen on {addresses}: {exception.Message}. Set an address of this machine with --urls.",
            CryptographicException or FileNotFoundException or DirectoryNotFoundException =>
                $"The certificate for https can't be used: {exception.Message} Check the settings under Kestrel:Certificates.",
            InvalidOperationException { Source: ServerAssembly }
                when exception.Message.Contains("certificate", StringComparison.OrdinalIgnoreCase) =>
                $"An https address needs a certificate, and none is configured for {addresses}. Set Kestrel:Certificates:Default:Path "
                    + "and KeyPath, or listen on http behind a proxy that adds https.",
            InvalidOperationException or ArgumentException or FormatException when exception.Source == ServerAssembly =>
                $"The server can't listen on {addresses}: {exception.Message}",
            _ => null,
        };
    }
}
