using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Web.Features.Readers.Feeds;

/// <summary>
/// Permanent identifiers of feeds and their entries (RFC 4287, 4.2.6). They are derived from version hashes. They stay the same when the
/// portal moves to another address, so feed readers don't show every version as new.
/// </summary>
internal static class FeedIds
{
    public static string OfEntry(MatrixVersion version) => $"urn:sha256:{version.VersionHash}";

    /// <param name="first">Version 1 of the matrix, which never changes.</param>
    /// <param name="filter">The filter of the feed. Each filter has a feed of its own.</param>
    public static string OfFeed(MatrixVersion first, MatrixFilter filter) =>
        $"{OfEntry(first)}:feed{PortalUrls.QueryOf(filter).Replace('?', ':')}";
}
