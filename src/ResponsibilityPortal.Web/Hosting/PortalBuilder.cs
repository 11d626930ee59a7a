namespace ResponsibilityPortal.Web.Hosting;

/// <summary>Begins to build a portal, to serve it or to run a command.</summary>
internal static class PortalBuilder
{
    /// <summary>
    /// Settings are read once. To notice changes of their files, the host would watch every directory below the current one, which takes
    /// longer than the rest of a start where there are many.
    /// </summary>
    private const string ReadOnce = "--hostBuilder:reloadConfigOnChange=false";

    /// <param name="settings">Settings as command-line arguments.</param>
    public static WebApplicationBuilder Create(params ReadOnlySpan<string> settings) =>
        WebApplication.CreateBuilder([ReadOnce, .. settings]);
}
