using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>
/// Reads an entity tag that came back through a proxy. One that compresses answers makes the tag weak (nginx, RFC 9110 section 8.8.1)
/// or appends the encoding (Apache, Jetty). Both name the state that the portal tagged: its answers have one body for each state, and
/// the encoding of an answer says nothing about what an edit was decided on.
/// </summary>
internal static partial class SentEntityTag
{
    /// <summary>Returns the tag as the portal issued it, without quotes; null for *, a list, or what is no entity tag.</summary>
    public static string? Read(string text) => EntityTagHeaderValue.TryParse(text, out var tag) && tag.Tag != "*"
        ? EncodingSuffix().Replace(tag.Tag.ToString()[1..^1], "")
        : null;

    /// <summary>No tag of the portal ends in one of these: versions of cells are numbers, and hashes are hexadecimal.</summary>
    [GeneratedRegex("(?:--|[-;:])(?:gzip|br|zstd|deflate)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EncodingSuffix();
}
