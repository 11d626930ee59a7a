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

    /// <summary>Which rows and columns are shown. Its view means nothing here: a report has one form.</summary>
    public MatrixFilter Filter { get; init; } = MatrixFilter.None;

    public ReportPaper Paper { get; init; } = ReportPaper.A4;

    /// <summary>
    /// The versions that came before, without a gap, oldest first, the last one right before this one: those that changes are told
    /// from. Empty for a first version.
    /// </summary>
    public ValueList<PublishedMatrix> Earlier { get; init; } = [];

    /// <summary>Number of the first of <see cref="Earlier"/>, when changes since it were asked for; null for those since the version before alone.</summary>
    public int? Since { get; init; }

    /// <summary>How the versions came about whose changes are listed; without one of a version, the report says that the log tells nothing of it.</summary>
    public ValueList<VersionOrigin> Origins { get; init; } = [];

    /// <summary>The versions whose publishers and approvers are printed: this one, and where changes since one were asked for, all from that on.</summary>
    public IEnumerable<MatrixVersion> Told => (Since is null ? [] : Earlier).Append(Published).Select(published => published.Version);

    /// <summary>Where this very file can be had again: absolute, naming the version, its query in one order.</summary>
    public required string Address { get; init; }

    /// <summary>The absolute address of the version.</summary>
    public required string VersionAddress { get; init; }

    /// <summary>Where the portal checks files.</summary>
    public required string VerifyAddress { get; init; }

    /// <summary>Where the portal shows the certificates it signs with.</summary>
    public required string CertificateAddress { get; init; }

    /// <summary>The signed checkpoint of the portal's log that was made at the publication; null for a version that stands under none.</summary>
    public SignedCheckpoint? Checkpoint { get; init; }

    /// <summary>What is attached so that the publication can be proven without the portal; null where that cannot be, or people are not named.</summary>
    public ReportProof? Proof { get; init; }

    /// <summary>Where the portal shows its checkpoints.</summary>
    public required string CheckpointsAddress { get; init; }

    /// <summary>What the file is signed with; null for an unsigned file.</summary>
    public ReportSignature? Signature { get; init; }

    /// <summary>SHA-256 of the certificate as the portal writes it elsewhere; null for an unsigned file.</summary>
    public string? CertificateFingerprint { get; init; }

    /// <summary>How people are told of: by name, or by what they did.</summary>
    public required Func<Actor, string> NameOf { get; init; }

    /// <summary>How editors are told of; as everybody else unless it is set.</summary>
    public Func<Actor, string> EditorNameOf
    {
        get => field ?? NameOf;
        init;
    }

    /// <summary>Name and version of the program.</summary>
    public required string Release { get; init; }
}
