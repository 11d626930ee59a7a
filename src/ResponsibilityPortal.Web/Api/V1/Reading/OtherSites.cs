using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using ResponsibilityPortal.Web.Security;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Api.V1.Reading;

/// <summary>
/// Lets scripts of every other site read published content (CORS). Only addresses that are open to everyone do this, so that a script
/// can't read with the session of its user. Search engines don't list answers for programs; they list the pages.
/// </summary>
internal static class OtherSites
{
    private const string OfAnyOrigin = "*";

    /// <summary>How long browsers remember the answer to a preflight request: a day, in seconds.</summary>
    private const string RememberedSeconds = "86400";

    /// <summary>If readers must sign in, opens an address to signed-in users only; otherwise, to everyone.</summary>
    public static TBuilder AsPublished<TBuilder>(this TBuilder endpoint, IServiceProvider services)
        where TBuilder : IEndpointConventionBuilder =>
        services.GetRequiredService<IOptions<PortalOptions>>().Value.ReadersMustSignIn
            ? endpoint.RequireAuthorization(Policies.SignedIn)
            : endpoint.AllowAnonymous();

    /// <summary>Sets the headers of an answer for programs.</summary>
    public static void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers["X-Robots-Tag"] = "noindex";
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is null)
        {
            headers.AccessControlAllowOrigin = OfAnyOrigin;
            headers.AccessControlExposeHeaders = $"{HeaderNames.ETag}, {HeaderNames.RetryAfter}";
        }
    }

    /// <summary>Answers a preflight request.</summary>
    /// <param name="methods">The methods of the address.</param>
    public static Task PreflightAsync(HttpContext context, string methods)
    {
        Apply(context);
        var headers = context.Response.Headers;
        headers.Allow = methods;
        if (headers.AccessControlAllowOrigin.Count > 0)
        {
            headers.AccessControlAllowMethods = methods;
            headers.AccessControlAllowHeaders = $"{HeaderNames.Accept}, {HeaderNames.ContentType}, {HeaderNames.IfNoneMatch}";
            headers.AccessControlMaxAge = RememberedSeconds;
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
