using System.Security.Cryptography.X509Certificates;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Pdf;

namespace ResponsibilityPortal.Benchmarks.Printing;

/// <summary>A report as the portal makes it, without a running portal.</summary>
internal static class PrintedReport
{
    private static readonly DateTimeOffset Published = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Returns the whole matrix as its first version.</summary>
    /// <param name="content">The canonical bytes.</param>
    public static ReportRequest Of(byte[] content, X509Certificate2? certificate)
    {
        var matrix = ((MatrixReadOutcome.Accepted)MatrixReader.Read(content)).Matrix;
        var version = new MatrixVersion
        {
            Matrix = matrix.Slug,
            Number = 1,
            ContentHash = Sha256Hash.Of(content),
            PreviousVersionHash = null,
            PublishedAt = Published,
            InForceFrom = Published,
            PublishedBy = Actor.Import,
            ApprovedBy = null,
            Message = "Imported to be measured.",
        };
        const string Portal = "https://portal.example.org";
        return new ReportRequest
        {
            Published = new PublishedMatrix(version, matrix, content),
            Address = $"{Portal}/report.pdf",
            VersionAddress = $"{Portal}/version",
            VerifyAddress = $"{Portal}/check",
            CertificateAddress = $"{Portal}/certificate",
            CheckpointsAddress = $"{Portal}/checkpoints",
            Signature = certificate is null ? null : new ReportSignature.Made(certificate),
            CertificateFingerprint = certificate?.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256),
            NameOf = actor => actor.Name,
            Release = "Benchmark",
        };
    }

    public static byte[] Write(ReportRequest request) => ((ReportOutcome.Written)AuditReport.Write(request, CancellationToken.None)).Bytes;
}
