using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>Everything that the bytes of a report depend on.</summary>
public sealed record ReportRequest
{
    public required PublishedMatrix Published { get; init; }

    /// <summary>Which rows and columns to show. The view of the filter is ignored, because a report has one form.</summary>
    public MatrixFilter Filter { get; init; } = MatrixFilter.None;

    public ReportPaper Paper { get; init; } = ReportPaper.A4;

    /// <summary>
    /// The earlier versions that changes are listed from: consecutive, oldest first, up to the one directly before this one. Empty for a
    /// first version.
    /// </summary>
    public ValueList<PublishedMatrix> Earlier { get; init; } = [];

    /// <summary>
    /// The number of the first of <see cref="Earlier"/> when changes since it were requested; null for only those since the previous
    /// version.
    /// </summary>
    public int? Since { get; init; }

    /// <summary>
    /// The origins of the versions whose changes are listed. For a version without one, the report says that the log has no edit.
    /// </summary>
    public ValueList<VersionOrigin> Origins { get; init; } = [];

    /// <summary>The versions whose publishers and approvers are printed: this one, and all versions since a requested one.</summary>
    public IEnumerable<MatrixVersion> ListedVersions =>
        (Since is null ? [] : Earlier).Append(Published).Select(published => published.Version);

    /// <summary>The address of this file: absolute, with the version, and with its query in a fixed order.</summary>
    public required string Address { get; init; }

    /// <summary>The absolute address of the version.</summary>
    public required string VersionAddress { get; init; }

    /// <summary>The address of the page that verifies files.</summary>
    public required string VerifyAddress { get; init; }

    /// <summary>The address of the page with the portal's signing certificates.</summary>
    public required string CertificateAddress { get; init; }

    /// <summary>The signed checkpoint of the portal's log at the publication; null for a version without one.</summary>
    public SignedCheckpoint? Checkpoint { get; init; }

    /// <summary>The attached proof of the publication; null when there can be none, or when users are not named.</summary>
    public ReportProof? Proof { get; init; }

    /// <summary>The address of the portal's checkpoints.</summary>
    public required string CheckpointsAddress { get; init; }

    /// <summary>The source of the file's signature; null for an unsigned file.</summary>
    public ReportSignature? Signature { get; init; }

    /// <summary>The SHA-256 of the certificate in the portal's usual notation; null for an unsigned file.</summary>
    public string? CertificateFingerprint { get; init; }

    /// <summary>Returns how users are named: by name, or by what they did.</summary>
    public required Func<Actor, string> NameOf { get; init; }

    /// <summary>Returns how editors are named. Unless it is set, as other users.</summary>
    public Func<Actor, string> EditorNameOf
    {
        get => field ?? NameOf;
        init;
    }

    /// <summary>Name and version of the program.</summary>
    public required string Release { get; init; }
}
