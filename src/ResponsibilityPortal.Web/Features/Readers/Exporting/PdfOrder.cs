using System.Security.Cryptography.X509Certificates;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Reports;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>A PDF that is asked for.</summary>
/// <param name="Versions">All versions of its matrix.</param>
/// <param name="Checkpoint">What its publication stands under.</param>
/// <param name="Certificate">What it is signed with; null for nothing.</param>
public sealed record PdfOrder(PublishedMatrix Published, PublishedVersions Versions, SignedCheckpoint Checkpoint, ReportWish Wish, X509Certificate2? Certificate);
