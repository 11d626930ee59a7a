namespace ResponsibilityPortal.Web.Security;

/// <summary>Decides whether a requesting page belongs to this portal.</summary>
internal static class OwnOrigin
{
    /// <param name="origin">Scheme, host and port of the requesting page, as the browser sends them.</param>
    /// <param name="request">The request, after the forwarded headers were applied.</param>
    public static bool Is(string origin, HttpRequest request) =>
        string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
}
