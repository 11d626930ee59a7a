using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Microsoft.Net.Http.Headers;
using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Telemetry;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>
/// Sends a file without storing it, compressed while it is sent if the client accepts that. Has a strong ETag that is known before the file
/// is made, unless a time stamp must still be requested. Sends 304 to a client that already has the file.
/// </summary>
internal static class ExportResponse
{
    /// <summary>The length of an ETag, in hexadecimal digits of a hash.</summary>
    public const int TagLength = 32;

    /// <summary>The Brotli quality. The client waits for the compression, and the best quality takes seconds for each megabyte.</summary>
    private const int BrotliQuality = 5;

    public static async Task SendAsync(HttpContext context, bool isCompressed, PreparedExport.Ready export)
    {
        var headers = context.Response.Headers;
        var encoding = isCompressed ? PageEncoding.Identity : PageEncodings.Choose(context.Request);
        if (!isCompressed)
        {
            headers.Vary = HeaderNames.AcceptEncoding;
        }

        if (export.Tag is { } tag && PageResponse.AnswersKnown(context, TagFor(tag, encoding)))
        {
            return;
        }

        await (
            export.IsStreamed ? SendInTurnAsync(context, encoding, export)
            : SendMadeAsync(context, encoding, export, await export.MakeAsync(context), null)
        );
    }

    /// <summary>Sends a file that is written for this request. All limits come before the work.</summary>
    private static async Task SendInTurnAsync(HttpContext context, PageEncoding encoding, PreparedExport.Ready export)
    {
        if (!IsAllowed(context))
        {
            await RefuseOftenAsync(context);
            return;
        }

        var matrix = (string)context.GetRouteValue(PageKey.MatrixName)!;
        var limit = context.RequestServices.GetRequiredService<FileLimit>();
        using var share = limit.Share(context);
        if (share is null)
        {
            await RefuseAsync(context, new MadeExport.Refused(ExportAnswers.TooManyAtOnce(matrix, limit.PerClient)));
            return;
        }

        var asked = Stopwatch.GetTimestamp();
        using var turn = await limit.EnterAsync(context.RequestAborted);
        context.RequestServices.GetRequiredService<PortalMetrics>().RecordExportWait(Stopwatch.GetElapsedTime(asked));
        if (turn is null)
        {
            await RefuseAsync(context, new MadeExport.Refused(ExportAnswers.Busy(matrix)) { IsBusy = true });
            return;
        }

        await SendMadeAsync(context, encoding, export, await export.MakeAsync(context), turn);
    }

    /// <param name="turn">The turn to write a file while it is sent; null for a file in memory.</param>
    private static async Task SendMadeAsync(
        HttpContext context,
        PageEncoding encoding,
        PreparedExport.Ready export,
        MadeExport made,
        FileTurn? turn
    )
    {
        if (made is MadeExport.File { Tag: { } own } && own != export.Tag && PageResponse.AnswersKnown(context, TagFor(own, encoding)))
        {
            return;
        }

        if (made is MadeExport.File && encoding != PageEncoding.Identity && !IsAllowed(context))
        {
            await RefuseOftenAsync(context);
            return;
        }

        switch (made)
        {
            case MadeExport.File(var bytes):
                Describe(context.Response, export, encoding);
                context.Response.ContentLength = encoding == PageEncoding.Identity ? bytes.Length : null;
                await WriteAsync(
                    context,
                    encoding,
                    context.Response.Body,
                    (output, cancellationToken) => output.WriteAsync(bytes, cancellationToken).AsTask()
                );
                break;
            case MadeExport.Streamed(var writeAsync) when turn is not null:
                Describe(context.Response, export, encoding);
                await WriteAsync(context, encoding, new TurnStream(context.Response.Body, turn), writeAsync);
                break;
            case MadeExport.Refused refused:
                await RefuseAsync(context, refused);
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Sends the page that says why there is no file. Removes the ETag, which named the file and not this page.</summary>
    public static Task RefuseAsync(HttpContext context, MadeExport.Refused refused)
    {
        if (refused.IsBusy)
        {
            RefusedRequests.MarkBusy(context);
        }

        context.Response.Headers.ETag = default;
        var status = refused.Answer.StatusCode;
        if (status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests)
        {
            (status == StatusCodes.Status429TooManyRequests ? RetryAfter.Network : RetryAfter.Queue).Set(context);
        }

        return PageResponse.SendAsync(context, refused.Answer);
    }

    /// <summary>Returns the ETag of an encoding. A strong ETag names exact bytes, and each encoding has its own.</summary>
    private static string TagFor(string tag, PageEncoding encoding) =>
        encoding switch
        {
            PageEncoding.Brotli => string.Create(CultureInfo.InvariantCulture, $"\"{tag}-br{BrotliQuality}\""),
            PageEncoding.Gzip => $"\"{tag}-gz\"",
            _ => $"\"{tag}\"",
        };

    private static void Describe(HttpResponse response, PreparedExport.Ready export, PageEncoding encoding)
    {
        response.ContentType = export.MediaType;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = export.FileName }.ToString();
        if (PageEncodings.NameOf(encoding) is { } name)
        {
            response.Headers.ContentEncoding = name;
        }
    }

    private static bool IsAllowed(HttpContext context) => context.RequestServices.GetRequiredService<UncachedLimit>().Allows(context);

    private static Task RefuseOftenAsync(HttpContext context)
    {
        context.Response.Headers.ETag = default;
        return PageResponse.RefuseAsync(context);
    }

    private static async Task WriteAsync(
        HttpContext context,
        PageEncoding encoding,
        Stream body,
        Func<Stream, CancellationToken, Task> writeAsync
    )
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        switch (encoding)
        {
            case PageEncoding.Brotli:
                await using (var brotli = new BrotliStream(body, new BrotliCompressionOptions { Quality = BrotliQuality }, leaveOpen: true))
                {
                    await writeAsync(brotli, context.RequestAborted);
                }

                break;
            case PageEncoding.Gzip:
                await using (var gzip = new GZipStream(body, CompressionLevel.Optimal, leaveOpen: true))
                {
                    await writeAsync(gzip, context.RequestAborted);
                }

                break;
            default:
                await writeAsync(body, context.RequestAborted);
                break;
        }
    }
}
