using System.Security.Cryptography.X509Certificates;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Reports;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>A requested PDF.</summary>
/// <param name="Versions">All versions of its matrix.</param>
/// <param name="Checkpoint">The checkpoint that covers its publication, with the confirmations of witnesses.</param>
/// <param name="Certificate">The certificate to sign with; null to leave the file unsigned.</param>
public sealed record PdfOrder(
    PublishedMatrix Published,
    PublishedVersions Versions,
    ConfirmedCheckpoint Checkpoint,
    ReportOptions Requested,
    X509Certificate2? Certificate
);
