using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Web.Reports;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>Makes PDF files, as many at the same time as <see cref="ExportLimit"/> allows.</summary>
public sealed class PdfMaker(ReportSources sources, ExportLimit gate)
{
    /// <param name="stampLength">The number of bytes to reserve in the signature for a time stamp; 0 for no time stamp.</param>
    public async Task<MadeExport> MakeAsync(PdfOrder order, int stampLength, CancellationToken cancellationToken)
    {
        var matrix = order.Published.Version.Matrix;
        using var turn = await gate.EnterAsync(cancellationToken);
        if (turn is null)
        {
            return new MadeExport.Refused(ExportAnswers.Busy(matrix)) { IsBusy = true };
        }

        var signature = order.Certificate is { } certificate ? new ReportSignature.Made(certificate, stampLength) : null;
        return await sources.PrepareAsync(order.Published, order.Versions, order.Checkpoint, order.Requested, signature) switch
        {
            ReportPreparation.Damaged(var damaged) => new MadeExport.Refused(ExportAnswers.Damaged(damaged)),
            ReportPreparation.TooMany(var count) => new MadeExport.Refused(
                ExportAnswers.TooLarge(
                    matrix,
                    $"It would list the changes from {count} versions; at most {ReportLimits.EarlierMaxCount} can be."
                )
            ),
            ReportPreparation.Ready(var request) => AuditReport.Write(request, cancellationToken) switch
            {
                ReportOutcome.Written(var bytes) => new MadeExport.File(bytes),
                ReportOutcome.TooLarge(var reason) => new MadeExport.Refused(ExportAnswers.TooLarge(matrix, reason)),
                _ => throw new System.Diagnostics.UnreachableException(),
            },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
