using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Web.Published;

/// <summary>What loading a version gives. Content that does not match its hashes is never served.</summary>
public abstract record VersionContent
{
    private VersionContent()
    {
    }

    public sealed record Intact(PublishedMatrix Published) : VersionContent;

    /// <param name="Reason">What does not match, for operators.</param>
    public sealed record Damaged(MatrixVersion Version, string Reason) : VersionContent;
}
