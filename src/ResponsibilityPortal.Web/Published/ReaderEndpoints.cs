using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Web.Published;

/// <summary>Maps addresses that are open to anyone: by GET and HEAD, without sign-in.</summary>
internal static class ReaderEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps an address to a handler.</summary>
    public static IEndpointConventionBuilder MapPublic(this IEndpointRouteBuilder endpoints, string route, RequestDelegate handler) =>
        endpoints.MapMethods(route, Methods, handler).AllowAnonymous();

    /// <summary>Maps an address to a page of a matrix.</summary>
    /// <param name="filterOf">Reads from the query what the page depends on (<see cref="QueryFilters"/>).</param>
    public static IEndpointConventionBuilder MapReaderPage(
        this IEndpointRouteBuilder endpoints, string route, Func<IQueryCollection, MatrixFilter> filterOf, Func<PageSource, PageContent?> make) =>
        endpoints.MapReaderPage(route, filterOf, source => Task.FromResult(make(source)));

    /// <summary>Maps an address to a page of a matrix that needs other versions too.</summary>
    public static IEndpointConventionBuilder MapReaderPage(
        this IEndpointRouteBuilder endpoints, string route, Func<IQueryCollection, MatrixFilter> filterOf, Func<PageSource, Task<PageContent?>> make)
    {
        var pages = endpoints.ServiceProvider.GetRequiredService<ReaderPages>();
        return endpoints.MapPublic(route, context => pages.ServeAsync(context, route, filterOf, make));
    }
}
