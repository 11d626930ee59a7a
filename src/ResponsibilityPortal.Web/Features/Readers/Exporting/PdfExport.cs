using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Web.Reports;
using ResponsibilityPortal.Web.Signing;
using ResponsibilityPortal.Web.Stamping;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>
/// A version as PDF. A filtered file is made each time and kept nowhere: it is large, and a client that has it already is told so by its
/// tag without its being made. A head is that of a file that was made: whether there is one shows only then.
/// </summary>
public sealed class PdfExport(ReportSources sources, SigningKeys keys, ExportGate gate, ExportCache cache, PdfMaker maker, StampedPdf stamped, TimeStamps stamps) : IMatrixExport
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

        var order = new PdfOrder(published, versions, checkpoint, wish, (key as SigningKey.Ready)?.Certificate);
        var tag = sources.TagOf(version, versions, checkpoint, wish, order.Certificate);
        var isStamped = stamps.IsOn && wish.IsStamped;
        var known = isStamped ? stamped.TagOf(tag) : tag;
        return new PreparedExport.Ready(
            known,
            ExportFileName.Of(version, wish.Filter, Format.Key),
            Format.MediaType,
            async context => known is not null && cache.Find(known) is { } kept ? new MadeExport.File(kept) : await MakeAsync(context, order, tag, isStamped));
    }

    /// <summary>Makes the file out of the client's share. The share ends here: how long sending takes is for the reader to say.</summary>
    private async Task<MadeExport> MakeAsync(HttpContext context, PdfOrder order, string tag, bool isStamped)
    {
        using var share = gate.Share(context);
        return share is null ? new MadeExport.Refused(ExportAnswers.TooOften(order.Published.Version.Matrix))
            : isStamped ? await stamped.MakeAsync(order, tag)
            : order.Wish.Filter != MatrixFilter.None ? await maker.MakeAsync(order, 0, context.RequestAborted)

            // Others may wait for the same file, so it is made to its end.
            : await cache.MakeAsync(tag, () => maker.MakeAsync(order, 0, CancellationToken.None));
    }
}
