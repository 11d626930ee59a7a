using ResponsibilityPortal.Formats.Pdf.Stamping;
using ResponsibilityPortal.Web.Stamping;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>
/// Makes the PDF files that get a time stamp: with the one that was kept, or with a new one, or for as long as the server gives none,
/// without. With and without, a file has different tags.
/// </summary>
public sealed class StampedPdf(PdfMaker maker, ExportCache cache, TimeStamps stamps)
{
    /// <summary>The tag that a file has now; null when that shows only when it is made, because its stamp is still to be asked for.</summary>
    /// <param name="tag">Its tag without a stamp.</param>
    public string? TagOf(string tag) => stamps.Find(tag) is { } stamp ? TimeStamps.TagWith(tag, stamp) : stamps.MayAsk ? null : tag;

    /// <summary>Makes a file, whose tag says what it is. Those who want the same file at once wait for the same making, and the server is asked once.</summary>
    /// <param name="tag">Its tag without a stamp.</param>
    public Task<MadeExport> MakeAsync(PdfOrder order, string tag) => cache.MakeAsync($"{tag} with a stamp", () => MakeOnceAsync(order, tag));

    private async Task<MadeExport> MakeOnceAsync(PdfOrder order, string tag) =>
        await MakeWithKeptAsync(order, tag) ?? await MakeWithNewAsync(order, tag) ?? await MakeWithoutAsync(order, tag);

    /// <returns>Null when there is no stamp, or it is that of another file.</returns>
    private async Task<MadeExport?> MakeWithKeptAsync(PdfOrder order, string tag)
    {
        if (stamps.Find(tag) is not { } stamp)
        {
            return null;
        }

        var own = TimeStamps.TagWith(tag, stamp);
        if (cache.Find(own) is { } file)
        {
            return new MadeExport.File(file) { Tag = own };
        }

        var made = await maker.MakeAsync(order, stamp.Length, CancellationToken.None);
        if (made is not MadeExport.File(var signed))
        {
            return made;
        }

        if (StampedReport.Put(signed, stamp) is { } bytes)
        {
            return new MadeExport.File(bytes) { Tag = own };
        }

        stamps.Forget(tag);
        return null;
    }

    /// <returns>Null when there is no stamp for now.</returns>
    private async Task<MadeExport?> MakeWithNewAsync(PdfOrder order, string tag)
    {
        MadeExport? refused = null;
        var stamped = await stamps.AskAsync(tag, async length =>
        {
            var made = await maker.MakeAsync(order, length, CancellationToken.None);
            refused = made as MadeExport.Refused;
            return (made as MadeExport.File)?.Bytes;
        });
        return stamped is null ? refused : new MadeExport.File(stamped.Bytes) { Tag = TimeStamps.TagWith(tag, stamped.Stamp) };
    }

    private async Task<MadeExport> MakeWithoutAsync(PdfOrder order, string tag)
    {
        if (cache.Find(tag) is { } file)
        {
            return new MadeExport.File(file) { Tag = tag };
        }

        return await maker.MakeAsync(order, 0, CancellationToken.None) switch
        {
            MadeExport.File made => made with { Tag = tag },
            var other => other,
        };
    }
}
