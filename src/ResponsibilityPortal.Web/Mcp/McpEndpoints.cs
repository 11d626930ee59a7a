using System.Globalization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Web.Api;
using ResponsibilityPortal.Web.Api.V1.Reading;
using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Security;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Mcp;

/// <summary>Maps the address at which assistants connect: the streamable HTTP transport of MCP, without sessions.</summary>
internal static class McpEndpoints
{
    /// <summary>In bytes: one hundred questions of full length would be more, and questionnaires have far shorter ones.</summary>
    private const int BodyLimit = 256 * 1_024;

    private const string Methods = "POST";

    public static void MapAssistants(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        endpoints
            .MapMcp(PortalUrls.Routes.Mcp)
            .AsPublished(services)
            .DisableAntiforgery()
            .WithMetadata(new SmallBody())
            .Finally(endpoint =>
            {
                var answer = endpoint.RequestDelegate!;
                endpoint.RequestDelegate = context => GuardAsync(context, answer);
            });

        // Without sessions, there is no stream to open and no session to end.
        endpoints
            .Map(
                PortalUrls.Routes.Mcp,
                context =>
                {
                    context.Response.Headers.Allow = Methods;
                    return ApiProblem.MethodRefused(Methods).ExecuteAsync(context);
                }
            )
            .AsPublished(services);
    }

    /// <summary>
    /// Refuses requests of pages of other sites, as MCP demands (they could reach a portal in the reader's own network), and clients that
    /// ask too often or for too much.
    /// </summary>
    private static async Task GuardAsync(HttpContext context, RequestDelegate answer)
    {
        var services = context.RequestServices;
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length > 0 && !OwnOrigin.Is(origin, context.Request))
        {
            await ApiProblem.OriginRefused().ExecuteAsync(context);
        }
        else if (!services.GetRequiredService<UncachedLimit>().Allows(context))
        {
            await ReadProblems
                .TooMany(context, services.GetRequiredService<IOptions<PortalOptions>>().Value.UncachedPagesPerMinute)
                .ExecuteAsync(context);
        }
        else if (context.Request.ContentLength > BodyLimit)
        {
            await TooLarge(context);
        }
        else
        {
            try
            {
                // The transport begins its answer before it has read everything. Then it is too late to refuse a body without a length.
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body, context.RequestAborted);
                body.Position = 0;
                context.Request.Body = body;
                await answer(context);
            }
            catch (BadHttpRequestException tooLarge)
                when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge && !context.Response.HasStarted)
            {
                await TooLarge(context);
            }
        }
    }

    private static Task TooLarge(HttpContext context) =>
        ApiProblems
            .BodyTooLarge.With(string.Create(CultureInfo.InvariantCulture, $"A request can have at most {BodyLimit / 1_024} KB."))
            .ExecuteAsync(context);

    private sealed class SmallBody : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => BodyLimit;
    }
}
