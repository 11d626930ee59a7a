using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Web.Api.V1.Bodies;
using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Api.V1.Reading;

/// <summary>Maps the addresses at which programs read published content. They need no token.</summary>
internal static class ReadEndpoints
{
    private const string Reads = "GET, HEAD";

    /// <summary>The problems that every address can report.</summary>
    private static readonly ApiProblemKind[] Always =
    [
        ApiProblems.SignInRequired,
        ApiProblems.AddressTooLong,
        ApiProblems.TooManyRequests,
    ];

    public static void MapReads(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(PortalUrls.Routes.ApiMatrices, ListAsync).Describe<MatricesV1>(endpoints, "listMatrices");
        endpoints
            .MapGet(PortalUrls.Routes.ApiMatrix, ContentAsync)
            .Describe<MatrixContentV1>(
                endpoints,
                "readMatrix",
                ApiProblems.NotPublished,
                ApiProblems.FilterUnknown,
                ApiProblems.VersionDamaged
            );
        endpoints
            .MapGet(PortalUrls.Routes.ApiResponsibility, ResponsibilityAsync)
            .Describe<ResponsibilityDetailV1>(
                endpoints,
                "readResponsibility",
                ApiProblems.NotPublished,
                ApiProblems.ResponsibilityUnknown,
                ApiProblems.FilterUnknown,
                ApiProblems.VersionDamaged
            );
        endpoints
            .MapGet(PortalUrls.Routes.ApiSearch, SearchAsync)
            .Describe<SearchV1>(
                endpoints,
                "searchMatrix",
                ApiProblems.NotPublished,
                ApiProblems.QuestionUnusable,
                ApiProblems.FilterUnknown,
                ApiProblems.VersionDamaged
            );
        endpoints.MapOtherReads(PortalUrls.Routes.ApiMatrices, context => ListAsync(context, Service<PublishedApi>(context)));
        endpoints.MapOtherReads(
            PortalUrls.Routes.ApiMatrix,
            context => ContentAsync(Value(context, "matrix"), context, Service<PublishedApi>(context), Service<PublishedBodies>(context))
        );
        endpoints.MapOtherReads(
            PortalUrls.Routes.ApiResponsibility,
            context =>
                ResponsibilityAsync(
                    Value(context, "matrix"),
                    Value(context, "responsibility"),
                    context,
                    Service<PublishedApi>(context),
                    Service<PublishedBodies>(context)
                )
        );
        endpoints.MapOtherReads(
            PortalUrls.Routes.ApiSearch,
            context => SearchAsync(Value(context, "matrix"), context, Service<PublishedApi>(context), Service<AnswerBodies>(context))
        );
        endpoints.MapFiles();
        endpoints.MapAnswers();
    }

    /// <summary>Answers a search. The question is read whole: pages cut a search, and programs must know when one is too long.</summary>
    private static Task SearchAsync(
        string matrix,
        HttpContext context,
        [FromServices] PublishedApi api,
        [FromServices] AnswerBodies bodies
    )
    {
        var carried = QueryFilters.Carried(context.Request.Query);
        var (question, limit, problem) = SearchRequest.Read(context.Request.Query);
        return IsRefused(context, api) is { } refusal ? refusal
            : problem is not null ? api.RefuseAsync(context, () => problem)
            : api.ServeAsync(
                context,
                PortalUrls.Routes.ApiSearch,
                matrix,
                carried with
                {
                    Option = string.Create(CultureInfo.InvariantCulture, $"{limit} {question}"),
                },
                shown =>
                    UnknownValue(shown, carried.Filter) is { } unknown
                        ? new ApiBody.Refused(unknown)
                        : ApiBody.Json(
                            bodies.Search(
                                shown,
                                question,
                                shown.Published.Index.Find(question),
                                shown.DeploymentOf(carried.Filter),
                                limit
                            )
                        )
            );
    }

    /// <summary>Returns one row, or the problem that the version doesn't have it or the deployment.</summary>
    internal static ApiBody Row(PublishedBodies bodies, ShownVersion shown, MatrixFilter filter, string responsibility) =>
        UnknownValue(shown, filter) is { } problem ? new ApiBody.Refused(problem)
        : shown.Published.Index.FindRow(responsibility) is { } row
            ? ApiBody.Json(bodies.Detail(shown, row, shown.DeploymentOf(filter)))
        : new ApiBody.Refused(ReadProblems.NoResponsibility(shown, responsibility));

    /// <summary>Returns the problem of a filter with a value that the matrix doesn't have. Null when it has all.</summary>
    internal static ApiProblem? UnknownValue(ShownVersion shown, MatrixFilter filter) =>
        FilterProblem.Of(shown.Published.Index, filter) is { } problem ? ReadProblems.UnknownValue(problem) : null;

    /// <param name="problems">The problems that the operation can report in addition to <see cref="Always"/>.</param>
    internal static RouteHandlerBuilder Describe<TBody>(
        this RouteHandlerBuilder endpoint,
        IEndpointRouteBuilder endpoints,
        string operation,
        params ApiProblemKind[] problems
    )
    {
        ApiProblemKind[] all = [.. Always, .. problems];
        endpoint.Produces<TBody>(StatusCodes.Status200OK, "application/json");
        foreach (var status in all.Select(problem => problem.Status).Distinct().Order())
        {
            endpoint.Produces<ProblemV1>(status, ApiProblem.ContentType);
        }

        return endpoint
            .WithName(operation)
            .WithTags("Published")
            .AsPublished(endpoints.ServiceProvider)
            .WithMetadata(all);
    }

    internal static void MapOtherReads(this IEndpointRouteBuilder endpoints, string route, RequestDelegate read) =>
        endpoints.MapOtherMethods(route, Reads, read);

    /// <summary>Answers HEAD as GET, tells browsers that scripts of other sites may ask, and refuses other methods.</summary>
    /// <param name="allowed">The methods of the address.</param>
    /// <param name="read">Answers HEAD. Null for an address that isn't read.</param>
    internal static void MapOtherMethods(this IEndpointRouteBuilder endpoints, string route, string allowed, RequestDelegate? read)
    {
        var services = endpoints.ServiceProvider;
        if (read is not null)
        {
            endpoints.MapMethods(route, [HttpMethods.Head], read).AsPublished(services);
        }

        endpoints.MapMethods(route, [HttpMethods.Options], context => OtherSites.PreflightAsync(context, allowed)).AsPublished(services);
        endpoints
            .Map(
                route,
                context =>
                {
                    OtherSites.Apply(context);
                    context.Response.Headers.Allow = allowed;
                    return ApiProblem.MethodRefused(allowed).ExecuteAsync(context);
                }
            )
            .AsPublished(services);
    }

    private static Task ListAsync(HttpContext context, [FromServices] PublishedApi api) =>
        IsRefused(context, api) is { } refusal ? refusal : api.SendAsync(context, () => SummariesAsync(context));

    private static Task ContentAsync(
        string matrix,
        HttpContext context,
        [FromServices] PublishedApi api,
        [FromServices] PublishedBodies bodies
    )
    {
        // The view and the order are for pages.
        var filter = QueryFilters.All(context.Request.Query).Filter.Only(field => field.Effect == FilterEffect.Selection);
        return IsRefused(context, api) is { } refusal
            ? refusal
            : api.ServeAsync(
                context,
                PortalUrls.Routes.ApiMatrix,
                matrix,
                new PageQuery(filter),
                shown =>
                    UnknownValue(shown, filter) is { } problem
                        ? new ApiBody.Refused(problem)
                        : ApiBody.Json(bodies.Content(shown, new MatrixView(shown.Published.Index, filter)))
            );
    }

    private static Task ResponsibilityAsync(
        string matrix,
        string responsibility,
        HttpContext context,
        [FromServices] PublishedApi api,
        [FromServices] PublishedBodies bodies
    )
    {
        var query = QueryFilters.Carried(context.Request.Query);
        return IsRefused(context, api) is { } refusal
            ? refusal
            : api.ServeAsync(
                context,
                PortalUrls.Routes.ApiResponsibility,
                matrix,
                query,
                shown => Row(bodies, shown, query.Filter, responsibility)
            );
    }

    /// <summary>Prepares the answer. Returns the refusal of an address that is too long, or null.</summary>
    internal static Task? IsRefused(HttpContext context, PublishedApi api)
    {
        OtherSites.Apply(context);
        return context.Features.Get<IHttpRequestFeature>()?.RawTarget.Length > AddressLength.MaxBytes
            ? api.RefuseAsync(context, ReadProblems.AddressTooLong)
            : null;
    }

    private static async Task<MatricesV1> SummariesAsync(HttpContext context)
    {
        var (finder, bodies) = (Service<VersionFinder>(context), Service<PublishedBodies>(context));
        return await bodies.SummariesAsync(finder);
    }

    private static string Value(HttpContext context, string name) => (string)context.Request.RouteValues[name]!;

    private static T Service<T>(HttpContext context)
        where T : notnull => context.RequestServices.GetRequiredService<T>();
}
