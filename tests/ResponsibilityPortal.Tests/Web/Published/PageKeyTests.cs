using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Tests.Web.Published;

/// <summary>A cached page must never be served under the address of another.</summary>
public sealed class PageKeyTests(SeededPortal seeded)
{
    private static readonly string[] FilterNames = [.. FilterFields.All.Select(field => field.Name)];

    private static readonly string[] EveryQueryKey =
    [
        .. FilterNames,
        PortalUrls.ComparedDeploymentsKey,
        PortalUrls.ComparedModelsKey,
        PortalUrls.FromVersionKey,
        PortalUrls.ToVersionKey,
        PortalUrls.PaperKey,
        PortalUrls.SeparatorKey,
        PortalUrls.PartKey,
        PortalUrls.CellKey,
        "unheard-of",
    ];

    /// <summary>
    /// What each page reads from the query. A page that is added here is cached by these keys, its route values and nothing else.
    /// </summary>
    private static readonly Dictionary<string, string[]> QueryKeys = new(StringComparer.Ordinal)
    {
        [PortalUrls.Routes.Matrix] = [.. FilterNames],
        [PortalUrls.Routes.Version] = [.. FilterNames],
        [PortalUrls.Routes.Downloads] = [.. FilterNames],
        [PortalUrls.Routes.PinnedDownloads] = [.. FilterNames],
        [PortalUrls.Routes.Responsibility] = [FilterFields.Deployment.Name],
        [PortalUrls.Routes.PinnedResponsibility] = [FilterFields.Deployment.Name],
        [PortalUrls.Routes.Versions] = [FilterFields.Deployment.Name],
        [PortalUrls.Routes.Compare] =
        [
            FilterFields.Deployment.Name,
            PortalUrls.ComparedDeploymentsKey,
            PortalUrls.ComparedModelsKey,
            FilterFields.Party.Name,
            PortalUrls.FromVersionKey,
            PortalUrls.ToVersionKey,
        ],
        [PortalUrls.Routes.Confidence] = [FilterFields.Deployment.Name],
        [PortalUrls.Routes.Feed] = [FilterFields.Model.Name, FilterFields.Party.Name],
        [PortalUrls.Routes.PreviewImage] = [],
        [PortalUrls.Routes.Picture] = [FilterFields.Model.Name],
    };

    public static TheoryData<string> Routes => [.. QueryKeys.Keys];

    private List<RouteEndpoint> Endpoints =>
        [
            .. seeded
                .Host.Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<ReaderPageRoute>() is not null),
        ];

    [Fact]
    public void EveryReaderRoute_IsListedHere() =>
        Assert.Equal(
            QueryKeys.Keys.Order(StringComparer.Ordinal),
            Endpoints.Select(endpoint => endpoint.RoutePattern.RawText).Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Routes))]
    public void Key_WithAnotherRouteValue_IsAnother(string route)
    {
        var parameters = EndpointOf(route).RoutePattern.Parameters.Select(parameter => parameter.Name).ToList();
        Assert.Contains("matrix", parameters);
        var keys = new HashSet<PageKey> { KeyOf(route, PathOf(parameters), "") };
        Assert.All(parameters, parameter => Assert.True(keys.Add(KeyOf(route, PathOf(parameters, changed: parameter), "")), parameter));
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public void Key_WithAnotherQueryValue_DiffersOnlyWhereThePageReadsIt(string route)
    {
        var path = PathOf([.. EndpointOf(route).RoutePattern.Parameters.Select(parameter => parameter.Name)]);
        foreach (var key in EveryQueryKey)
        {
            var keys = new[] { "", $"{key}=1", $"{key}=2", $"{key}=one%2Ftwo", $"{key}=%23two" }
                .Select(query => KeyOf(route, path, query))
                .ToList();
            Assert.True((QueryKeys[route].Contains(key) ? keys.Count : 1) == keys.Distinct().Count(), $"{route} with {key}");
        }
    }

    [Theory]
    [InlineData("models=1%2F2", "from=1&to=2")]
    [InlineData("from=1", "to=1")]
    [InlineData("party=x", "party=x%23%2F1")]
    [InlineData("party=%231%2F2", "from=1&to=2")]
    public void Key_OfAComparison_NeverMixesModelsPartiesAndVersions(string query, string other) =>
        Assert.NotEqual(
            KeyOf(PortalUrls.Routes.Compare, PathOf(["matrix"]), query),
            KeyOf(PortalUrls.Routes.Compare, PathOf(["matrix"]), other)
        );

    [Fact]
    public void Key_WithTwoValuesInOneSegment_IsNotTheKeyOfTwoSegments()
    {
        var one = new RouteValueDictionary
        {
            ["matrix"] = "sample",
            ["first"] = "a/b",
            ["second"] = "c",
        };
        var other = new RouteValueDictionary
        {
            ["matrix"] = "sample",
            ["first"] = "a",
            ["second"] = "b/c",
        };
        Assert.NotEqual(KeyOf("/route", one, PageQuery.None), KeyOf("/route", other, PageQuery.None));
    }

    [Theory]
    [InlineData("1", "01")]
    [InlineData("1", "+1")]
    public void Key_OfAVersion_IsTheSameHoweverItsNumberIsWritten(string number, string spelled) =>
        Assert.Equal(
            KeyOf("/route", new RouteValueDictionary { ["matrix"] = "sample", ["version"] = number }, PageQuery.None),
            KeyOf("/route", new RouteValueDictionary { ["matrix"] = "sample", ["version"] = spelled }, PageQuery.None)
        );

    private static RouteValueDictionary PathOf(IReadOnlyList<string> parameters, string? changed = null)
    {
        var path = new RouteValueDictionary();
        foreach (var parameter in parameters)
        {
            path[parameter] =
                parameter == "version" ? (parameter == changed ? "2" : "1") : $"{parameter}{(parameter == changed ? "-2" : "")}";
        }

        return path;
    }

    private static PageKey KeyOf(string route, RouteValueDictionary path, PageQuery query) =>
        PageKey.Of(route, path, query, new PublishedVersions((string)path["matrix"]!, []), inForce: 1);

    private PageKey KeyOf(string route, RouteValueDictionary path, string query) =>
        KeyOf(
            route,
            path,
            EndpointOf(route).Metadata.GetMetadata<ReaderPageRoute>()!.QueryOf(new QueryCollection(QueryHelpers.ParseQuery(query)))
        );

    private RouteEndpoint EndpointOf(string route) => Endpoints.Single(endpoint => endpoint.RoutePattern.RawText == route);
}
