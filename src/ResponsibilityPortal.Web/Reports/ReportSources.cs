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
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Settings;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Web.Reports;

/// <summary>Gathers what a report is made from, so that whoever makes one again makes the same.</summary>
public sealed class ReportSources(PublishedMatrices matrices, VersionOrigins origins, PortalUrls urls, PeopleNames people, PublicationProofs proofs)
{
    private static readonly Actor AnyEditor = new("user:any", "any");

    private static readonly string Release = $"{PortalRelease.Name} {PortalRelease.Version}";

    /// <summary>
    /// The text of a strong entity tag of a report, known before it is made: it names everything that its bytes depend on, the compression of this
    /// runtime among it.
    /// </summary>
    /// <param name="versions">All versions of its matrix.</param>
    public string TagOf(MatrixVersion version, PublishedVersions versions, SignedCheckpoint checkpoint, ReportWish wish, X509Certificate2? certificate)
    {
        // Who stands for the versions before is printed where changes since one of them are told.
        var told = versions.All.Where(other => other.Number >= (wish.Since ?? version.Number) && other.Number <= version.Number);
        var inputs = string.Join('\n',
        [
            version.VersionHash,
            checkpoint.Note.ToString(),
            urls.Absolute(wish.AddressOf(urls, version)),
            certificate is null ? "" : CertificateText.FingerprintOf(certificate),
            .. told.Select(people.Provenance),

            // Who edited follows from the log before the publication; how editors are told of follows from a setting.
            people.EditorOf(AnyEditor),
            Release,
            RuntimeInformation.FrameworkDescription,
            RuntimeInformation.ProcessArchitecture.ToString(),
        ]);
        return Sha256Hash.Of(Encoding.UTF8.GetBytes(inputs))[..32];
    }

    /// <param name="published">The version to report on.</param>
    /// <param name="versions">All versions of its matrix.</param>
    /// <param name="checkpoint">What its publication stands under.</param>
    /// <param name="signature">What to sign with; null to leave it unsigned.</param>
    /// <param name="way">How people are named; null for the way in use.</param>
    public async Task<ReportPreparation> PrepareAsync(
        PublishedMatrix published, PublishedVersions versions, SignedCheckpoint checkpoint, ReportWish wish, ReportSignature? signature, PeopleWay? way = null)
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

        return new ReportPreparation.Ready(new ReportRequest
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
            Checkpoint = checkpoint,
            Proof = way.NamesPeople ? await proofs.FindAsync(version, checkpoint, CancellationToken.None) : null,
            CheckpointsAddress = urls.Absolute(urls.Checkpoints),
            Signature = signature,
            CertificateFingerprint = signature is null ? null : CertificateText.FingerprintOf(signature.Certificate),
            NameOf = way.NameOf,
            EditorNameOf = way.EditorOf,
            Release = Release,
        });
    }
}
