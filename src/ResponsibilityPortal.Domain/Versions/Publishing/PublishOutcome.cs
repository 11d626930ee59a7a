using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Versions.Publishing;

/// <summary>The outcomes of publishing a draft.</summary>
public abstract record PublishOutcome : IWriteOutcome<PublishOutcome>
{
    private PublishOutcome() { }

    public bool IsDone => this is Published;

    public static PublishOutcome From(Refusal refusal) => new NotDone(refusal);

    /// <param name="Version">The record of the new version.</param>
    /// <param name="Content">Its canonical bytes.</param>
    public sealed record Published(MatrixVersion Version, byte[] Content) : PublishOutcome;

    /// <summary>The content equals the latest version. Nothing was saved or recorded.</summary>
    public sealed record Unchanged(MatrixVersion Latest) : PublishOutcome;

    /// <summary>Cells lack an accountable party.</summary>
    public sealed record Incomplete(ValueList<Gap> Gaps) : PublishOutcome;

    /// <summary>Another version was published after the caller read the draft.</summary>
    public sealed record Stale(int LatestNumber) : PublishOutcome;

    /// <summary>The draft changed after the caller read it.</summary>
    /// <param name="ContentHash">The current content hash.</param>
    public sealed record Changed(string ContentHash) : PublishOutcome;

    /// <summary>Accountability moved in these cells without a reason.</summary>
    public sealed record Unexplained(ValueList<CellKey> Cells) : PublishOutcome;

    /// <summary>
    /// A second approver is required, and the publisher edited the content or started its publication, or no other user approved it.
    /// </summary>
    public sealed record OwnEdits : PublishOutcome;

    /// <summary>The message or the date is not accepted.</summary>
    /// <param name="Problem">What is wrong and what to do.</param>
    public sealed record Invalid(string Problem) : PublishOutcome;

    /// <summary>The command was refused for a reason that all commands share.</summary>
    public sealed record NotDone(Refusal Refusal) : PublishOutcome;
}
