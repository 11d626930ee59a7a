using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Formats.Pdf.Checking;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>
/// Decides the verdict on a PDF from all findings. A signature alone is never enough, because a key can be stolen. Pages that this release
/// can regenerate must be equal to the regenerated ones.
/// </summary>
internal sealed record PdfJudgement(SignatureEvidence Signature, RegeneratedComparison Regenerated, AttachedContent Attached)
{
    private const string BeforeRestore = "The file may come from before the portal's data was restored from a backup.";

    /// <summary>Whether the file names an export of this portal.</summary>
    public required bool ClaimsToBeOurs { get; init; }

    /// <summary>Whether it names another record than that of the stored version with its number.</summary>
    public required bool IsOtherPublication { get; init; }

    /// <summary>
    /// Whether it has no signature although this portal signs. Then it is not a file of this portal, whatever its content.
    /// </summary>
    public required bool LacksSignature { get; init; }

    /// <summary>Since when the key that signed it is distrusted; null when the key is trusted.</summary>
    public required DateTimeOffset? DistrustedFrom { get; init; }

    /// <summary>The time stamp next to the signature; null when there is none.</summary>
    public required FileTimeStamp? Stamp { get; init; }

    /// <summary>Whether the version that it contains or names is stored in this portal.</summary>
    public required bool IsKnownHere { get; init; }

    public Verification Judge() =>
        Signature switch
        {
            SignatureEvidence.Holds => Signed(),
            SignatureEvidence.None => Unsigned(),
            SignatureEvidence.HoldsBefore => new(
                Verdict.Altered,
                "Altered: bytes were added after the end of a file that this portal made."
            )
            {
                Places = ["bytes after the end of the file"],
            },
            SignatureEvidence.Foreign => new(Verdict.NotOurs, "Signed, but not by this portal.") { Places = Regenerated.Places },
            SignatureEvidence.Unreadable when Regenerated.Differences is null && !ClaimsToBeOurs => NotOurs(),

            // Even when the signature is invalid, the rest of the file can be what this portal exports.
            _ => AlteredFrom(Regenerated.IsSame ? ["the signature"] : Regenerated.Places),
        };

    private Verification Signed() =>
        Regenerated switch
        {
            _ when Stamp is { State: TimeStampState.Damaged } => new(
                Verdict.Altered,
                "Altered: the time stamp does not belong to this file."
            )
            {
                Places = ["the time stamp next to the signature"],
            },
            { IsSame: true } when Stamp is null or { IsKept: true } => new(
                Verdict.Unchanged,
                "Unchanged: this is exactly the file that this portal exports."
            )
            {
                IsIdentical = true,
            },
            { IsSame: true } => new(Verdict.Unchanged, "Unchanged: this portal made and signed this file.")
            {
                Explanation = Stamp is { State: TimeStampState.Trusted }
                    ? "Every page and part is the same, and its time stamp is valid. But it is not the time stamp that this portal keeps "
                        + "for the file today: the server was asked at another time."
                    : "Every page and part is the same. But its time stamp is by a server that this portal does not trust, so when the "
                        + "file was made is not proven.",
            },
            { Proven: not null } => new(Verdict.Unchanged, "Unchanged: this portal made and signed this file.")
            {
                Explanation =
                    "Regenerated today, the export has the same pages and parts; this build of the runtime only compresses them "
                        + "differently. The signature covers every byte of this file.",
            },
            { Differences: not null } => new(
                Verdict.Altered,
                "Altered: a key of this portal signed this file, but this is not the file that this portal exports under the address in it."
            )
            {
                Places = Regenerated.Places,
                Explanation =
                    "The release that the file names is the one running here, and it makes another file from the same version. Either "
                        + "the key is in other hands, or the portal's checkpoints were replaced. Tell the operator of the portal.",
            },
            _ when DistrustedFrom is { } from => CannotTell(
                $"Signed with a key that is not trusted from {Wording.Moment(from)} on; nothing else shows that this portal made this "
                    + "file.",
                "The key is or may be in other hands, and a signature does not tell when it was made. The pages could not be compared here."
            ),
            _ => SignedOnly(),
        };

    /// <summary>Returns the verdict on a file that a key of this portal signed, and whose pages could not be compared.</summary>
    private Verification SignedOnly() =>
        Attached switch
        {
            { IsOfNamed: true } when IsOtherPublication => CannotTell(
                "Signed by this portal, but made from another publication of this version than the one stored here.",
                $"Both have the same content, but were published at another time, by other people or for another reason. {BeforeRestore}"
            ),
            { IsOfNamed: true } when IsKnownHere => CannotTell(
                "Signed by this portal, with the content of this version attached; its pages could not be compared.",
                "The signature covers every byte, so the pages are as the holder of the key signed them. As long as that key was never "
                    + "in other hands, that was this portal."
            ),
            { Version: { } other } => CannotTell(
                $"Signed by this portal, but what it holds is version {other.Number} of the matrix “{other.Matrix}”, and not the version "
                    + "that it names.",
                $"{BeforeRestore} Its versions had other numbers then."
            ),
            { Check.Result: CheckResult.Failed } => CannotTell(
                "Signed by this portal, but its content is that of no version stored here.",
                $"{BeforeRestore} Its signature holds; what it says can be compared with nothing."
            ),
            _ => CannotTell(
                "Signed by this portal, but there is no content in it that could be compared with a version stored here.",
                null
            ),
        };

    private Verification Unsigned() =>
        Regenerated switch
        {
            { Proven: not null } when LacksSignature => CannotTell(
                "The same content as this portal exports, but without the signature of the portal.",
                "Regenerated without a signature, the export has the same pages and content. But this portal signs its exports, so the "
                    + "file does not show who made it."
            ),
            { IsSame: true } => new(Verdict.Unchanged, "Unchanged: this is exactly the file that this portal exports.")
            {
                IsIdentical = true,
            },
            { Proven: not null } => new(
                Verdict.Unchanged,
                "Unchanged: the same pages and content, but not byte for byte the file that this portal exports."
            ),
            { Differences: not null } => AlteredFrom(Regenerated.Places),
            _ when Attached.IsOfNamed => CannotTell(
                "Not proven: the attached content is that of a version of this portal, but nothing shows that the pages say the same.",
                null
            ),
            _ => NotOurs(),
        };

    private Verification AlteredFrom(Domain.Matrices.ValueList<string> places) =>
        new(
            Verdict.Altered,
            Regenerated.Differences is null
                ? "Altered: the signature does not fit the file."
                : "Altered: this is not the file that this portal exports under the address in it."
        )
        {
            Places = places,
        };

    private static Verification NotOurs() => new(Verdict.NotOurs, "Nothing shows that this portal made this file.");

    private static Verification CannotTell(string headline, string? explanation) =>
        new(Verdict.CannotTell, headline) { Explanation = explanation };
}
