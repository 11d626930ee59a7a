using System.Globalization;
using System.IO.Compression;
using Microsoft.Net.Http.Headers;
using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Pages;

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

        var made = await export.MakeAsync(context);
        if (made is MadeExport.File { Tag: { } own } && own != export.Tag && PageResponse.AnswersKnown(context, TagFor(own, encoding)))
        {
            return;
        }

        // Each request writes and compresses the file again, so the rate of anonymous clients is limited.
        if (
            (made is MadeExport.Streamed || (made is MadeExport.File && encoding != PageEncoding.Identity))
            && !context.RequestServices.GetRequiredService<UncachedLimit>().Allows(context)
        )
        {
            headers.ETag = default;
            await PageResponse.RefuseAsync(context);
            return;
        }

        switch (made)
        {
            case MadeExport.File(var bytes):
                Describe(context.Response, export, encoding);
                context.Response.ContentLength = encoding == PageEncoding.Identity ? bytes.Length : null;
                await WriteAsync(context, encoding, (output, cancellationToken) => output.WriteAsync(bytes, cancellationToken).AsTask());
                break;
            case MadeExport.Streamed(var writeAsync):
                Describe(context.Response, export, encoding);
                await WriteAsync(context, encoding, writeAsync);
                break;
            case MadeExport.Refused refused:
                await RefuseAsync(context, refused);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
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

    private static async Task WriteAsync(HttpContext context, PageEncoding encoding, Func<Stream, CancellationToken, Task> writeAsync)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        var body = context.Response.Body;
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
