using System.Security.Cryptography.X509Certificates;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Signing;

/// <summary>
/// Compares the file of certificates with what the log says of them. The file is read first and the store is opened after that: a
/// certificate is in the log before it is in the file, so a portal that records one meanwhile is not taken for someone who planted it.
/// </summary>
public sealed class CertificateCheck
{
    private readonly ValueList<X509Certificate2> _inFile = [];
    private readonly ProofFault? _unreadable;

    private CertificateCheck(DataDirectory directory)
    {
        try
        {
            _inFile = new KeyFiles(Path.Combine(directory.Path, KeyFiles.DirectoryName)).ReadCertificates();
        }
        catch (StartRefusedException refusal)
        {
            _unreadable = new ProofFault(ProofPart.Certificate, refusal.Message);
        }
    }

    /// <summary>Reads the file. The store is to be opened after that.</summary>
    public static CertificateCheck Read(DataDirectory directory) => new(directory);

    /// <summary>What is wrong; empty also for the store of a release that did not record certificates.</summary>
    public IEnumerable<ProofFault> Find(StoreEvidence evidence)
    {
        var recorded = RecordedCertificates.Read(evidence.Context);
        return !recorded.HasBegun ? []
            : _unreadable is not null ? [_unreadable]
            : _inFile.Where(certificate => !recorded.Has(certificate)).Select(certificate => new ProofFault(
                ProofPart.Certificate,
                $"The file {KeyFiles.CertificatesName} has a certificate that the log does not know, SHA-256 {CertificateText.FingerprintOf(certificate)}. It was put there behind the portal's back."));
    }
}
