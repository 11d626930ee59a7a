using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>An address that is printed and can be followed.</summary>
internal static class WebSpan
{
    /// <param name="description">Where it leads, in words.</param>
    public static TextSpan Of(string address, string description, TextStyle style) =>
        new(address, style, IsWeb(address) ? new LinkTarget.Web(address) { Description = description } : null);

    /// <remarks>The format's pattern lets through what no program can follow, such as <c>http://[</c>; that is printed and not linked.</remarks>
    private static bool IsWeb(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
