using System.Runtime.InteropServices;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Web.Components.Shared;
using ResponsibilityPortal.Web.Integrity.Witnessing;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Settings;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Web.Reports;

/// <summary>Gathers the content of a report, so that regenerating it gives the same file.</summary>
public sealed class ReportSources(
    PublishedMatrices matrices,
    VersionOrigins origins,
    PortalUrls urls,
    UserNames people,
    PublicationProofs proofs,
    Cosignatures cosignatures
)
{
    private static readonly Actor AnyEditor = new("user:any", "any");

    private static readonly string Release = $"{PortalRelease.Name} {PortalRelease.Version}";

    /// <summary>
    /// Adds the confirmations of witnesses to the checkpoint of a version. Only a report with a proof contains them, because the proof
    /// shows to a check of the file which of them existed when the file was made.
    /// </summary>
    public async Task<ConfirmedCheckpoint> ConfirmedAsync(MatrixVersion version, SignedCheckpoint checkpoint)
    {
        var confirmations = people.Current.NamesUsers ? cosignatures.Of(checkpoint) : [];
        return new ConfirmedCheckpoint(
            checkpoint,
            confirmations.Count > 0 && await proofs.IsProvenAsync(version, checkpoint, CancellationToken.None) ? confirmations : []
        );
    }

    /// <summary>
    /// Returns the text of a report's strong entity tag, which is known before the report is made. It covers everything that the bytes
    /// depend on, including the compression of this runtime.
    /// </summary>
    /// <param name="versions">All versions of its matrix.</param>
    public string TagOf(
        MatrixVersion version,
        PublishedVersions versions,
        ConfirmedCheckpoint checkpoint,
        ReportOptions wish,
        X509Certificate2? certificate
    )
    {
        // When a report lists the changes since an earlier version, it names the publishers and approvers of all versions since then.
        var told = versions.All.Where(other => other.Number >= (wish.Since ?? version.Number) && other.Number <= version.Number);
        var inputs = string.Join(
            '\n',
            [
                version.VersionHash,
                checkpoint.Note.ToString(),
                urls.Absolute(wish.AddressOf(urls, version)),
                certificate is null ? "" : CertificateText.FingerprintOf(certificate),
                .. told.Select(people.Provenance),
                // The editors follow from the log before the publication. How they are named follows from a setting.
                people.EditorOf(AnyEditor),
                Release,
                RuntimeInformation.FrameworkDescription,
                RuntimeInformation.ProcessArchitecture.ToString(),
            ]
        );
        return Sha256Hash.Of(Encoding.UTF8.GetBytes(inputs))[..32];
    }

    /// <param name="published">The version to report on.</param>
    /// <param name="versions">All versions of its matrix.</param>
    /// <param name="checkpoint">The checkpoint that covers its publication, with the confirmations of witnesses.</param>
    /// <param name="signature">What to sign with; null to leave it unsigned.</param>
    /// <param name="way">How users are named; null for the way in use.</param>
    public async Task<ReportPreparation> PrepareAsync(
        PublishedMatrix published,
        PublishedVersions versions,
        ConfirmedCheckpoint checkpoint,
        ReportOptions wish,
        ReportSignature? signature,
        UserNaming? way = null
    )
    {
        way ??= people.Current;
        var version = published.Version;
        var first = wish.Since ?? Math.Max(1, version.Number - 1);
        if (version.Number - first > ReportLimits.EarlierMaxCount)
        {
            return new ReportPreparation.TooMany(version.Number - first);
        }

        var earlier = new List<PublishedMatrix>();
        foreach (var before in versions.All.Where(before => before.Number >= first && before.Number < version.Number))
        {
            if (await matrices.LoadAsync(before) is not VersionContent.Intact(var content))
            {
                return new ReportPreparation.Damaged(before);
            }

            earlier.Add(content);
        }

        var proof = way.NamesUsers ? await proofs.FindAsync(version, checkpoint.Signed, CancellationToken.None) : null;
        return new ReportPreparation.Ready(
            new ReportRequest
            {
                Published = published,
                Filter = wish.Filter,
                Paper = wish.Paper,
                Earlier = earlier.ToValueList(),
                Since = wish.Since,
                Origins = await origins.ReadAsync([.. earlier, published], CancellationToken.None),
                Address = urls.Absolute(wish.AddressOf(urls, version)),
                VersionAddress = urls.Absolute(urls.Matrix(version.Matrix, version.Number)),
                VerifyAddress = urls.Absolute(urls.Verify),
                CertificateAddress = urls.Absolute(urls.SigningCertificate),
                Checkpoint = checkpoint.Signed,
                Proof = proof is null ? null : proof with { Confirmations = checkpoint.Confirmations },
                CheckpointsAddress = urls.Absolute(urls.Checkpoints),
                Signature = signature,
                CertificateFingerprint = signature is null ? null : CertificateText.FingerprintOf(signature.Certificate),
                NameOf = way.NameOf,
                EditorNameOf = way.EditorOf,
                Release = Release,
            }
        );
    }
}
