using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Web.Published;

/// <summary>The result of loading a version. Content that doesn't match its hashes is never served.</summary>
public abstract record VersionContent
{
    private VersionContent() { }

    public sealed record Intact(PublishedMatrix Published) : VersionContent;

    /// <param name="Reason">What doesn't match, for operators.</param>
    public sealed record Damaged(MatrixVersion Version, string Reason) : VersionContent;
}
