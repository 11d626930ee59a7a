using Microsoft.Net.Http.Headers;

namespace ResponsibilityPortal.Web.Published;

/// <summary>Sends a rendered page: the right encoding, a strong tag, 304 for who has it already, no body for HEAD.</summary>
internal static class PageResponse
{
    /// <summary>May be kept by anyone, must be asked for again: a version can be superseded at any moment.</summary>
    public const string CacheControl = "public, no-cache";

    public static Task SendAsync(HttpContext context, CachedPage page)
    {
        var encoding = PageEncodings.Choose(context.Request);
        var (body, tag) = page.For(encoding);
        var response = context.Response;
        var headers = response.Headers;
        headers.Vary = HeaderNames.AcceptEncoding;
        if (page.StatusCode == StatusCodes.Status200OK)
        {
            headers.ETag = tag;
            headers.CacheControl = CacheControl;
        }
        else
        {
            response.StatusCode = page.StatusCode;
            headers.CacheControl = "no-store";
        }

        if (page.ContentSecurityPolicy is { } policy)
        {
            headers.ContentSecurityPolicy = policy;
        }

        if (page.DownloadName is { } name)
        {
            headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = name }.ToString();
        }

        if (page.StatusCode == StatusCodes.Status200OK && IsKnownToClient(context.Request, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = page.ContentType;
        response.ContentLength = body.Length;
        if (PageEncodings.NameOf(encoding) is { } encodingName)
        {
            headers.ContentEncoding = encodingName;
        }

        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(body).AsTask();
    }

    /// <summary>If-None-Match compares weakly (RFC 9110, section 13.1.2).</summary>
    private static bool IsKnownToClient(HttpRequest request, string tag)
    {
        var known = request.Headers.IfNoneMatch;
        if (known.Count == 0)
        {
            return false;
        }

        return known is [{ } single] && single == tag
            || (EntityTagHeaderValue.TryParseList([.. known.OfType<string>()], out var tags)
                && tags.Any(candidate => candidate.Tag == "*" || candidate.Tag == tag));
    }
}
