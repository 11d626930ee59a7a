using System.Security.Cryptography.X509Certificates;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Reports;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>
/// A version as PDF. A filtered file is made each time and kept nowhere: it is large, and a client that has it already is told so by its
/// tag without its being made. A head is that of a file that was made: whether there is one shows only then.
/// </summary>
public sealed class PdfExport(ReportSources sources, SigningKeys keys, ExportGate gate, ExportCache cache) : IMatrixExport
{
    public ExportFormat Format => ExportFormat.Pdf;

    public async Task<PreparedExport> PrepareAsync(ExportSource source)
    {
        var (published, versions, version) = (source.Published, source.Versions, source.Version);
        if (ReportWish.Read(source.Query, version, out var problem) is not { } wish)
        {
            return new PreparedExport.Refused(ExportAnswers.NotUnderstood(version.Matrix, problem!));
        }

        if (FilterProblem.OfPdf(published.Index, wish.Filter) is { } unfit)
        {
            return new PreparedExport.Refused(ExportAnswers.NotUnderstood(version.Matrix, unfit));
        }

        var key = await keys.CurrentAsync();
        if (key is SigningKey.Unusable(var reason))
        {
            return new PreparedExport.Refused(ExportAnswers.Unsigned(version.Matrix, reason));
        }

        if (!versions.Checkpoints.TryGetValue(version.Number, out var checkpoint))
        {
            return new PreparedExport.Refused(ExportAnswers.Unproven(version.Matrix)) { IsTemporary = true };
        }

        var certificate = (key as SigningKey.Ready)?.Certificate;
        var tag = sources.TagOf(version, versions, checkpoint, wish, certificate);
        return new PreparedExport.Ready(
            tag,
            ExportFileName.Of(version, wish.Filter, Format.Key),
            Format.MediaType,
            async context => cache.Find(tag) is { } kept
                ? new MadeExport.File(kept)
                : await MakeAsync(context, tag, published, versions, checkpoint, wish, certificate));
    }

    /// <summary>Makes the file out of the client's share. The share ends here: how long sending takes is for the reader to say.</summary>
    private async Task<MadeExport> MakeAsync(
        HttpContext context, string tag, PublishedMatrix published, PublishedVersions versions, SignedCheckpoint checkpoint, ReportWish wish, X509Certificate2? certificate)
    {
        using var share = gate.Share(context);
        return share is null ? new MadeExport.Refused(ExportAnswers.TooOften(published.Version.Matrix))
            : wish.Filter != MatrixFilter.None ? await MakeAsync(published, versions, checkpoint, wish, certificate, context.RequestAborted)

            // Others may wait for the same file, so it is made to its end.
            : await cache.MakeAsync(tag, () => MakeAsync(published, versions, checkpoint, wish, certificate, CancellationToken.None));
    }

    /// <summary>Makes the file when it is its turn.</summary>
    private async Task<MadeExport> MakeAsync(
        PublishedMatrix published, PublishedVersions versions, SignedCheckpoint checkpoint, ReportWish wish, X509Certificate2? certificate, CancellationToken cancellationToken)
    {
        var matrix = published.Version.Matrix;
        using var turn = await gate.EnterAsync(cancellationToken);
        if (turn is null)
        {
            return new MadeExport.Refused(ExportAnswers.Busy(matrix)) { IsBusy = true };
        }

        return await sources.PrepareAsync(published, versions, checkpoint, wish, certificate is null ? null : new ReportSignature.Made(certificate)) switch
        {
            ReportPreparation.Damaged(var damaged) => new MadeExport.Refused(ExportAnswers.Damaged(damaged)),
            ReportPreparation.TooMany(var count) => new MadeExport.Refused(
                ExportAnswers.TooLarge(matrix, $"It would tell changes from {count} versions; at most {ReportLimits.EarlierMaxCount} can be.")),
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
