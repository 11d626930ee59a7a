using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Signing;

/// <summary>Compares the file of certificates with what the log says of them.</summary>
public sealed class CertificateCheck(DataDirectory directory)
{
    /// <summary>What is wrong; empty also for the store of a release that did not record certificates.</summary>
    public IEnumerable<ProofFault> Find(StoreEvidence evidence)
    {
        var recorded = RecordedCertificates.Read(evidence.Context);
        if (!recorded.HasBegun)
        {
            return [];
        }

        try
        {
            return new KeyFiles(Path.Combine(directory.Path, KeyFiles.DirectoryName)).ReadCertificates()
                .Where(certificate => !recorded.Has(certificate))
                .Select(certificate => new ProofFault(
                    ProofPart.Certificate,
                    $"The file {KeyFiles.CertificatesName} has a certificate that the log does not know, SHA-256 {CertificateText.FingerprintOf(certificate)}. It was put there behind the portal's back."));
        }
        catch (StartRefusedException refusal)
        {
            return [new ProofFault(ProofPart.Certificate, refusal.Message)];
        }
    }
}
