using Microsoft.Extensions.Options;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Security;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Published;

/// <summary>Maps read-only addresses, for GET and HEAD.</summary>
internal static class ReaderEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Answers requests for pages in memory that were requested before, without the rest of the pipeline.</summary>
    public static void UsePageShortcuts(this WebApplication app)
    {
        var shortcuts = app.Services.GetRequiredService<PageShortcuts>();
        app.Use((context, next) => shortcuts.TrySend(context) ?? next(context));
    }

    /// <summary>Maps an address that is open to everyone, whatever the portal's settings.</summary>
    public static IEndpointConventionBuilder MapPublic(this IEndpointRouteBuilder endpoints, string route, RequestDelegate handler) =>
        endpoints.MapMethods(route, Methods, handler).AllowAnonymous();

    /// <summary>Maps an address of published content. It is open to everyone, or to signed-in users if the portal is set so.</summary>
    public static IEndpointConventionBuilder MapPublished(this IEndpointRouteBuilder endpoints, string route, RequestDelegate handler)
    {
        var mustSignIn = endpoints.ServiceProvider.GetRequiredService<IOptions<PortalOptions>>().Value.ReadersMustSignIn;
        var endpoint = endpoints.MapMethods(route, Methods, handler);
        return mustSignIn ? endpoint.RequireAuthorization(Policies.SignedIn) : endpoint.AllowAnonymous();
    }

    /// <summary>Maps an address to a page of a matrix.</summary>
    /// <param name="queryOf">Reads from the query what the page depends on (<see cref="QueryFilters"/>).</param>
    public static IEndpointConventionBuilder MapReaderPage(
        this IEndpointRouteBuilder endpoints,
        string route,
        Func<IQueryCollection, PageQuery> queryOf,
        Func<PageSource, PageContent?> make
    ) => endpoints.MapReaderPage(route, queryOf, source => Task.FromResult(make(source)));

    /// <summary>Maps an address to a page of a matrix that needs other versions too.</summary>
    /// <param name="queryOf">Reads from the query what the page depends on (<see cref="QueryFilters"/>).</param>
    public static IEndpointConventionBuilder MapReaderPage(
        this IEndpointRouteBuilder endpoints,
        string route,
        Func<IQueryCollection, PageQuery> queryOf,
        Func<PageSource, Task<PageContent?>> make
    )
    {
        var pages = endpoints.ServiceProvider.GetRequiredService<ReaderPages>();
        return endpoints
            .MapPublished(route, context => pages.ServeAsync(context, route, queryOf, make))
            .WithMetadata(new ReaderPageRoute(route, queryOf));
    }
}
