using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Web.Features.Readers.Feeds;

/// <summary>A version in the feed.</summary>
/// <param name="Summary">What it changed, in words.</param>
public sealed record FeedEntry(MatrixVersion Version, string Summary);
