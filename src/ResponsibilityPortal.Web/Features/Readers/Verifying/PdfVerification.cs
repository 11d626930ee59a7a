using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Pdf.Checking;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Signing;
using ResponsibilityPortal.Web.Stamping;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>
/// Checks a PDF in three ways: compares it with a regenerated export, checks its signature, and compares its attachment with the stored
/// version. What the file says about itself is used only to choose what to compare it with.
/// </summary>
public sealed class PdfVerification(
    PdfRegeneration remaking,
    PublishedMatrices matrices,
    SigningKeys keys,
    TrustedStamps trusted,
    VersionStandings standings,
    PortalUrls urls
)
{
    private const string Signature = "Signature";
    private const string Record = "Version record";

    public async Task<Verification> VerifyAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        var budget = new CheckingBudget(cancellationToken);
        var evidence = PdfEvidence.Of(file, keys.All, budget);
        var address = evidence.ClaimedSource is { } source ? urls.ReadPdfExport(source) : null;
        var named = matrices.NamedBy(address);
        var claimsToBeOurs = address is { IsHere: true } || named is not null;

        var regenerated = await remaking.CompareAsync(file, evidence, address, budget);
        named = regenerated.NamedByCover ?? named;
        var stamp = evidence.Signature.Stamp is { } found ? FileTimeStamp.Of(found, trusted.Trust, regenerated.KeptStamp) : null;
        var attached = AttachedTo(evidence, named);
        var otherRecord = OtherRecord(evidence, named);
        var standing = (regenerated.Proven ?? named) is { } version
            ? await standings.OfAsync(version, matrices.Find(version.Matrix)!)
            : null;
        var judged = new PdfJudgement(evidence.Signature, regenerated, attached)
        {
            ClaimsToBeOurs = claimsToBeOurs,
            IsOtherPublication = otherRecord is not null,
            LacksSignature = evidence.Signature is SignatureEvidence.None && keys.IsSigning,
            IsKnownHere = standing is not null,
            DistrustedFrom = DistrustedFrom(evidence.Signature, stamp),
            Stamp = stamp,
        }.Judge();
        var checks = new[]
        {
            regenerated.Check,
            InWords(evidence.Signature, claimsToBeOurs, stamp),
            stamp?.Check,
            attached.Check,
            otherRecord,
        }.Concat(regenerated.Witnesses.Checks);
        return judged.WithStanding(
            standing,
            regenerated.Proven is not null || evidence.Signature is SignatureEvidence.Holds ? regenerated.Extent : null
        ) with
        {
            TimeStamp = stamp,
            Checks = checks.OfType<Check>().ToValueList(),
        };
    }

    private AttachedContent AttachedTo(PdfEvidence evidence, MatrixVersion? named)
    {
        if (evidence.Attached is not { } attached)
        {
            return new AttachedContent(
                Check.NotPossible(
                    AttachedContent.CheckName,
                    evidence.Problem is { } problem ? $"It cannot be taken out of the file. {problem}" : "Nothing is attached to the file."
                ),
                null
            );
        }

        var hash = Sha256Hash.Of(attached.Content.Span);
        var version = matrices.WithContent(hash, named);
        return new AttachedContent(
            version is null
                    ? Check.Failed(
                        AttachedContent.CheckName,
                        $"The attached {attached.Name} is the content of no version of this portal (SHA-256 {hash})."
                    )
                : version == named
                    ? Check.Passed(
                        AttachedContent.CheckName,
                        $"The attached {attached.Name} is, byte for byte, the content of version {version.Number} as it is stored here "
                            + $"(SHA-256 {hash})."
                    )
                : Check.Failed(
                    AttachedContent.CheckName,
                    $"The attached {attached.Name} is the content of version {version.Number} of the matrix “{version.Matrix}”, which is "
                        + "not the version that the file names."
                ),
            version
        );
    }

    /// <summary>
    /// Returns a failed check when the file names another record than that of the stored version with its number. After the portal's data
    /// was restored from a backup, other users can have published the same content again under the same number.
    /// </summary>
    /// <returns>Null when the file names the same record, or none.</returns>
    private static Check? OtherRecord(PdfEvidence evidence, MatrixVersion? named) =>
        evidence.ClaimedVersionHash is { } claimed && named is not null && named.VersionHash != claimed
            ? Check.Failed(
                Record,
                $"The file says that it was made from a version with the version hash {claimed}. Version {named.Number} as it is stored "
                    + $"here has {named.VersionHash}."
            )
            : null;

    /// <summary>
    /// Returns since when the key is distrusted. Null for a file that, according to a trusted time stamp, is older than that.
    /// </summary>
    private DateTimeOffset? DistrustedFrom(SignatureEvidence signature, FileTimeStamp? stamp) =>
        signature is SignatureEvidence.Holds(var certificate, _)
        && keys.DistrustedFrom(certificate) is { } from
        && !(stamp?.SignedBy < from)
            ? from
            : null;

    private Check InWords(SignatureEvidence signature, bool claimsToBeOurs, FileTimeStamp? stamp) =>
        signature switch
        {
            SignatureEvidence.Holds(var certificate, _) when keys.DistrustedFrom(certificate) is { } from && stamp?.SignedBy < from =>
                Check.Passed(
                    Signature,
                    "Every byte is as it was when a key of this portal signed the file. That key is not trusted from "
                        + $"{Wording.Moment(from)} on; the time stamp shows that the file was signed before. Certificate: SHA-256 "
                        + $"{CertificateText.FingerprintOf(certificate)}."
                ),
            SignatureEvidence.Holds(var certificate, _) when keys.DistrustedFrom(certificate) is { } from => Check.NotPossible(
                Signature,
                "Every byte is as it was when a key of this portal signed the file. But that key is not trusted from "
                    + $"{Wording.Moment(from)} on, and a signature does not tell when it was made. Certificate: SHA-256 "
                    + $"{CertificateText.FingerprintOf(certificate)}."
            ),
            SignatureEvidence.Holds(var certificate, _) => Check.Passed(
                Signature,
                "Every byte is as it was when a key of this portal signed the file. Certificate: SHA-256 "
                    + $"{CertificateText.FingerprintOf(certificate)}."
            ),
            SignatureEvidence.HoldsBefore(_, var appended) => Check.Failed(
                Signature,
                $"A key of this portal signed the file as it is up to the last {Wording.Count(appended, "byte", "bytes")}, which someone "
                    + "put behind its end."
            ),
            SignatureEvidence.Broken(_, _, var reason) => Check.Failed(
                Signature,
                $"It names a certificate of this portal, but does not fit the file. {reason}"
            ),
            SignatureEvidence.Foreign(var subject) => Check.Failed(
                Signature,
                $"Someone else signed: {subject}. No certificate of this portal has made this signature."
            ),
            SignatureEvidence.Unreadable(var reason) when claimsToBeOurs => Check.Failed(
                Signature,
                $"It is not in the form that this portal signs in. {reason}"
            ),
            SignatureEvidence.Unreadable(var reason) => Check.NotPossible(Signature, $"It cannot be checked. {reason}"),
            _ => Check.NotPossible(Signature, "The file is not signed."),
        };
}
