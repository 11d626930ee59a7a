using System.Globalization;
using System.IO.Compression;
using Microsoft.Net.Http.Headers;
using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>
/// Sends a file without keeping it: a strong tag that is known before the file is made, unless a time stamp is still to be asked for, 304 for
/// a client that has it, and the encoding asked for, compressed while it is sent.
/// </summary>
internal static class ExportResponse
{
    /// <summary>In hexadecimal digits of a hash.</summary>
    public const int TagLength = 32;

    /// <summary>The client waits while it is compressed. The best quality takes seconds for each megabyte.</summary>
    private const int BrotliQuality = 5;

    /// <summary>After so many seconds a turn is free: an export takes less than one.</summary>
    private const int RetryAfterSeconds = 5;

    /// <summary>After so many seconds a client's share is free again.</summary>
    private const int RetryAfterMinuteSeconds = 60;

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

        // Writing and compressing are done again for each request, so a stranger gets only so much of them.
        if ((made is MadeExport.Streamed || (made is MadeExport.File && encoding != PageEncoding.Identity))
            && !context.RequestServices.GetRequiredService<UncachedLimit>().Allows(context))
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

    /// <summary>Says in words why there is no file. The tag named the file, and is not that of the words.</summary>
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
            context.Response.Headers.RetryAfter =
                (status == StatusCodes.Status429TooManyRequests ? RetryAfterMinuteSeconds : RetryAfterSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return PageResponse.SendAsync(context, refused.Answer);
    }

    /// <summary>Each encoding is a file of its own, and a strong tag names exact bytes.</summary>
    private static string TagFor(string tag, PageEncoding encoding) => encoding switch
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
