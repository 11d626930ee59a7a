namespace ResponsibilityPortal.Web.Security;

/// <summary>Whether a page that asks for something is one of this portal.</summary>
internal static class OwnOrigin
{
    /// <param name="origin">Scheme, host and port of the asking page, as the browser names them.</param>
    /// <param name="request">The request, after a proxy's word about its scheme was taken.</param>
    public static bool Is(string origin, HttpRequest request) =>
        string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
}
