using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Formats.Losses;
using ResponsibilityPortal.Web.Reports;
using ResponsibilityPortal.Web.Signing;
using ResponsibilityPortal.Web.Stamping;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>
/// Exports a version as PDF. A filtered file is made for each request and not stored, because it is large. A client that already has it
/// gets 304 from its ETag, without the file being made. A HEAD request makes the file too, because only that shows whether there is one.
/// </summary>
public sealed class PdfExport(
    ReportSources sources,
    SigningKeys keys,
    ExportLimit gate,
    ExportCache cache,
    PdfMaker maker,
    StampedPdf stamped,
    TimeStamps stamps
) : IMatrixExport
{
    public ExportFormat Format => ExportFormat.Pdf;

    public async Task<PreparedExport> PrepareAsync(ExportSource source)
    {
        var (published, versions, version) = (source.Published, source.Versions, source.Version);
        if (ReportOptions.Read(source.Query, version, out var problem) is not { } wish)
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

        var order = new PdfOrder(
            published,
            versions,
            await sources.ConfirmedAsync(version, checkpoint),
            wish,
            (key as SigningKey.Ready)?.Certificate
        );
        var tag = sources.TagOf(version, versions, order.Checkpoint, wish, order.Certificate);
        var isStamped = stamps.IsOn && wish.IsStamped;
        var known = isStamped ? stamped.TagOf(tag) : tag;
        return new PreparedExport.Ready(
            known,
            ExportFileName.Of(version, wish.Filter, Format.Key),
            Format.MediaType,
            async context =>
                known is not null && cache.Find(known) is { } kept
                    ? new MadeExport.File(kept)
                    : await MakeAsync(context, order, tag, isStamped)
        );
    }

    /// <summary>A filter shortens the pages only. The complete content is attached to the file.</summary>
    public LossOutcome LossesOf(PublishedMatrix published, MatrixFilter filter) =>
        new LossOutcome.Known(ContentLosses.Of(new MatrixView(published.Index, filter)));

    /// <summary>
    /// Makes the file within the client's share. Releases the share before the file is sent, because the reader's connection decides how
    /// long sending takes.
    /// </summary>
    private async Task<MadeExport> MakeAsync(HttpContext context, PdfOrder order, string tag, bool isStamped)
    {
        using var share = gate.Share(context);
        return share is null ? new MadeExport.Refused(ExportAnswers.TooOften(order.Published.Version.Matrix))
            : isStamped ? await stamped.MakeAsync(order, tag)
            : order.Requested.Filter != MatrixFilter.None ? await maker.MakeAsync(order, 0, context.RequestAborted)
            // Finish the file even when this request is aborted, because other requests can wait for it.
            : await cache.MakeAsync(tag, () => maker.MakeAsync(order, 0, CancellationToken.None));
    }
}
