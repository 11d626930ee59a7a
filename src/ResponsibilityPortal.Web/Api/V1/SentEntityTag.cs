using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>
/// Reads an entity tag that came back through a proxy. Proxies that compress responses make the tag weak (nginx, RFC 9110 section 8.8.1) or
/// append the encoding (Apache, Jetty). Both name the state that the portal tagged: each state has one body, and its encoding doesn't
/// matter to an edit.
/// </summary>
internal static partial class SentEntityTag
{
    /// <summary>Returns the tag as the portal issued it, without quotes. Null for *, a list, or text that isn't an entity tag.</summary>
    public static string? Read(string text) =>
        EntityTagHeaderValue.TryParse(text, out var tag) && tag.Tag != "*" ? EncodingSuffix().Replace(tag.Tag.ToString()[1..^1], "") : null;

    /// <summary>No tag of the portal ends in one of these: cell versions are numbers, and hashes are hexadecimal.</summary>
    [GeneratedRegex("(?:--|[-;:])(?:gzip|br|zstd|deflate)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EncodingSuffix();
}
