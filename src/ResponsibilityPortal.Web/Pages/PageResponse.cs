using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using ResponsibilityPortal.Web.Limits;

namespace ResponsibilityPortal.Web.Pages;

/// <summary>Sends a rendered page: the right encoding, a strong ETag, 304 for clients that have it, no body for HEAD.</summary>
internal static class PageResponse
{
    /// <summary>Anyone may store it, but must revalidate it: a version can be superseded at any moment.</summary>
    private const string Public = "public, no-cache";

    /// <summary>Where readers must sign in, browsers must not keep pages after they leave.</summary>
    private const string Closed = "private, no-store";

    /// <summary>Returns how a response with published content may be stored.</summary>
    public static string CacheControlOf(HttpContext context) => IsClosed(context) ? Closed : Public;

    /// <summary>Returns whether only signed-in users get what the endpoint of a request returns.</summary>
    public static bool IsClosed(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is not null;

    /// <summary>Renders content outside the cache and sends it, unless a stranger requests too much of that.</summary>
    public static async Task SendAsync(HttpContext context, PageContent content)
    {
        var services = context.RequestServices;
        await (
            services.GetRequiredService<UncachedLimit>().Allows(context)
                ? SendAsync(context, await services.GetRequiredService<PageRenderer>().RenderAsync(content))
                : RefuseAsync(context)
        );
    }

    /// <summary>Answers clients that send too many requests. The page is rendered once.</summary>
    public static async Task RefuseAsync(HttpContext context)
    {
        RetryAfter.Network.Set(context);
        await SendAsync(context, await context.RequestServices.GetRequiredService<PageRenderer>().TooManyTriesAsync());
    }

    public static Task SendAsync(HttpContext context, CachedPage page)
    {
        var encoding = PageEncodings.Choose(context.Request);
        var (body, tag) = page.For(encoding);
        var response = context.Response;
        var headers = response.Headers;

        // The endpoint may have been chosen by another header already.
        headers.Vary = StringValues.Concat(headers.Vary, HeaderNames.AcceptEncoding);
        var mayBeKept = page is { StatusCode: StatusCodes.Status200OK, IsForOnce: false } && !IsClosed(context);
        if (mayBeKept)
        {
            headers.ETag = tag;
            headers.CacheControl = Public;
        }
        else
        {
            response.StatusCode = page.StatusCode;
            headers.CacheControl = page is { StatusCode: StatusCodes.Status200OK, IsForOnce: false } ? Closed : "no-store";
        }

        if (page.ContentSecurityPolicy is { } policy)
        {
            headers.ContentSecurityPolicy = policy;
        }

        if (page.DownloadName is { } name)
        {
            headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = name }.ToString();
        }

        if (mayBeKept && IsKnownToClient(context.Request, tag))
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

    /// <summary>Sets the headers for bytes that a strong ETag names, before they are made. Answers 304 to clients that have them.</summary>
    /// <returns>Whether the response is complete.</returns>
    public static bool AnswersKnown(HttpContext context, string tag)
    {
        context.Response.Headers.CacheControl = CacheControlOf(context);
        if (IsClosed(context))
        {
            return false;
        }

        context.Response.Headers.ETag = tag;
        if (!IsKnownToClient(context.Request, tag))
        {
            return false;
        }

        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    /// <summary>Compares If-None-Match weakly (RFC 9110, section 13.1.2).</summary>
    private static bool IsKnownToClient(HttpRequest request, string tag)
    {
        var known = request.Headers.IfNoneMatch;
        if (known.Count == 0)
        {
            return false;
        }

        return known is [{ } single] && single == tag
            || (
                EntityTagHeaderValue.TryParseList([.. known.OfType<string>()], out var tags)
                && tags.Any(candidate => candidate.Tag == "*" || candidate.Tag == tag)
            );
    }
}
