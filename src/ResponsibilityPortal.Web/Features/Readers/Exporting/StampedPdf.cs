using ResponsibilityPortal.Formats.Pdf.Stamping;
using ResponsibilityPortal.Web.Stamping;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>
/// Makes the PDF files that get a time stamp: with the stored stamp, with a new one, or without one while the server returns none. The ETag
/// of a file with a stamp differs from that without.
/// </summary>
public sealed class StampedPdf(PdfMaker maker, ExportCache cache, TimeStamps stamps)
{
    /// <summary>
    /// Returns the current ETag of a file; null while a stamp must still be requested, because then the ETag depends on it.
    /// </summary>
    /// <param name="tag">The ETag of the file without a stamp.</param>
    public string? TagOf(string tag) =>
        stamps.Find(tag) is { } stamp ? TimeStamps.TagWith(tag, stamp)
        : stamps.MayAsk ? null
        : tag;

    /// <summary>
    /// Makes a file and its ETag. Concurrent requests for the same file share one result, so the time stamp server is called once.
    /// </summary>
    /// <param name="tag">The ETag of the file without a stamp.</param>
    public Task<MadeExport> MakeAsync(PdfOrder order, string tag) =>
        cache.MakeAsync($"{tag} with a stamp", () => MakeOnceAsync(order, tag));

    private async Task<MadeExport> MakeOnceAsync(PdfOrder order, string tag) =>
        await MakeWithKeptAsync(order, tag) ?? await MakeWithNewAsync(order, tag) ?? await MakeWithoutAsync(order, tag);

    /// <returns>Null when there is no stamp, or when it belongs to another file.</returns>
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

    /// <returns>Null when the server returns no stamp at present.</returns>
    private async Task<MadeExport?> MakeWithNewAsync(PdfOrder order, string tag)
    {
        MadeExport? refused = null;
        var stamped = await stamps.AskAsync(
            tag,
            async length =>
            {
                var made = await maker.MakeAsync(order, length, CancellationToken.None);
                refused = made as MadeExport.Refused;
                return (made as MadeExport.File)?.Bytes;
            }
        );
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
