using System.Security.Cryptography.X509Certificates;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Signing;

/// <summary>
/// Compares the certificate file with the log. The file is read before the store is opened: a certificate is in the log before it is in the
/// file. Thus a portal that records one in the meantime isn't mistaken for an attacker.
/// </summary>
public sealed class CertificateCheck
{
    private readonly ValueList<X509Certificate2> _inFile = [];
    private readonly IntegrityFinding? _unreadable;

    private CertificateCheck(DataDirectory directory)
    {
        try
        {
            _inFile = new KeyFiles(Path.Combine(directory.Path, KeyFiles.DirectoryName)).ReadCertificates();
        }
        catch (StartRefusedException refusal)
        {
            _unreadable = new IntegrityFinding(ProofPart.Certificate, refusal.Message);
        }
    }

    /// <summary>Reads the file. Open the store after that.</summary>
    public static CertificateCheck Read(DataDirectory directory) => new(directory);

    /// <summary>Returns what is wrong. Also empty for the store of a release that didn't record certificates.</summary>
    public IEnumerable<IntegrityFinding> Find(StoreEvidence evidence)
    {
        var recorded = RecordedCertificates.Read(evidence.Context);
        return !recorded.HasBegun ? []
            : _unreadable is not null ? [_unreadable]
            : _inFile
                .Where(certificate => !recorded.Has(certificate))
                .Select(certificate => new IntegrityFinding(
                    ProofPart.Certificate,
                    $"The file {KeyFiles.CertificatesName} contains a certificate that isn't in the log, SHA-256 "
                        + $"{CertificateText.FingerprintOf(certificate)}. Another program added it."
                ));
    }
}
