using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>Returns an address as printed text with a link.</summary>
internal static class WebSpan
{
    /// <param name="description">What the link opens, in words.</param>
    public static TextSpan Of(string address, string description, TextStyle style) =>
        new(address, style, IsWeb(address) ? new LinkTarget.Web(address) { Description = description } : null);

    /// <remarks>
    /// The pattern of the format allows addresses that no program can open, such as <c>http://[</c>. They are printed without a link.
    /// </remarks>
    private static bool IsWeb(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
