using System.Collections.Frozen;
using Microsoft.AspNetCore.Http.Features;
using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Web.Features.Platform.Errors;

/// <summary>
/// Handles addresses that chat and e-mail programs have damaged: punctuation after a link becomes part of it, or a long text is sent as an
/// address.
/// </summary>
internal static class AddressRepair
{
    /// <summary>Characters that no address of the portal ends with.</summary>
    private static readonly FrozenSet<char> Trailing = ".,;:!?)]}>\"'\u2019\u201D\u00BB\u2026*_ ".ToFrozenSet();

    /// <summary>Redirects from an address with punctuation at the end, and refuses one that is too long with an error page.</summary>
    public static void UseAddressRepair(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                var request = context.Request;
                if (PortalUrls.IsApi(request.Path))
                {
                    return next(context);
                }

                if (context.Features.Get<IHttpRequestFeature>()?.RawTarget.Length > AddressLength.MaxBytes)
                {
                    return PageResponse.SendAsync(context, Refused.Address());
                }

                if (
                    (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
                    && Repaired(request.Path.Value ?? "") is { } repaired
                )
                {
                    context.Response.Redirect($"{request.PathBase}{new PathString(repaired)}{request.QueryString}");
                    return Task.CompletedTask;
                }

                return next(context);
            }
        );

    /// <summary>Returns a path without the punctuation at the end; null if there is none, or if the path has nothing else.</summary>
    private static string? Repaired(string path)
    {
        var length = path.Length;
        while (length > 0 && Trailing.Contains(path[length - 1]))
        {
            length--;
        }

        // A path that begins with two slashes would redirect to another host.
        return
            length == path.Length
            || length < 2
            || path.StartsWith("//", StringComparison.Ordinal)
            || path.Contains('\\', StringComparison.Ordinal)
            ? null
            : path[..length];
    }
}
