using ResponsibilityPortal.Web.Limits;

namespace ResponsibilityPortal.Web.Security;

/// <summary>Where a request comes from, as the log records it.</summary>
/// <param name="Address">The network address; null when the connection has none.</param>
/// <param name="Browser">Browser and system in words; null when not recognized.</param>
public sealed record Client(string? Address, string? Browser)
{
    public static Client Of(HttpContext context) => new(ClientNetwork.AddressOf(context), BrowserWords.Of(context));
}
