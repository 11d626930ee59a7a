namespace ResponsibilityPortal.Web.Security;

/// <summary>Names browser and system as users know them, from the User-Agent header.</summary>
internal static class BrowserWords
{
    // The order matters: most browsers also name those they are derived from.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("CrOS", "ChromeOS"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];

    /// <returns>Such as "Firefox on Windows"; null when the browser is not recognized.</returns>
    public static string? Of(HttpContext context) => Of(context.Request.Headers.UserAgent.ToString());

    /// <inheritdoc cref="Of(HttpContext)"/>
    public static string? Of(string userAgent) =>
        (Find(Browsers, userAgent), Find(Systems, userAgent)) switch
        {
            ({ } browser, { } system) => $"{browser} on {system}",
            ({ } browser, null) => browser,
            (null, { } system) => $"a browser on {system}",
            _ => null,
        };

    private static string? Find((string Sign, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(candidate => userAgent.Contains(candidate.Sign, StringComparison.Ordinal)).Name;
}
