using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Web.Features.Readers.Feeds;

/// <summary>A version in a feed.</summary>
/// <param name="Summary">What it changed, in sentences.</param>
/// <param name="Before">The version that readers had before; null for the first.</param>
/// <param name="Groups">The rows that it changed.</param>
public sealed record FeedEntry(MatrixVersion Version, string Summary, MatrixVersion? Before, ValueList<ChangeGroup> Groups);
