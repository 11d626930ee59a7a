using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Api;
using ResponsibilityPortal.Web.Api.V1;

namespace ResponsibilityPortal.Tests.Web.Api.V1;

/// <summary>The API description that programs rely on. It changes on purpose or not at all.</summary>
public sealed class OpenApiTests(SeededPortal seeded)
{
    private const string Address = "/openapi/v1.json";
    private const string Golden = "reference/openapi-v1.json";
    private const string Renew = "PORTAL_RENEW_GOLDEN";

    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    [Fact]
    public async Task Document_Served_IsTheAgreedOne()
    {
        var served = await seeded.Host.ReadAsync(Address) + "\n";
        var path = Path.Combine(Repository.Root, "docs", Golden);
        if (Environment.GetEnvironmentVariable(Renew) == "1")
        {
            await File.WriteAllTextAsync(path, served, TestContext.Current.CancellationToken);
        }

        var (expected, actual) = (Repository.Document(Golden).Split('\n'), served.Split('\n'));
        var differing = Enumerable
            .Range(0, Math.Max(expected.Length, actual.Length))
            .Where(line => expected.ElementAtOrDefault(line) != actual.ElementAtOrDefault(line))
            .Take(10)
            .Select(line => $"line {line + 1}\n  - {expected.ElementAtOrDefault(line)}\n  + {actual.ElementAtOrDefault(line)}")
            .ToList();
        Assert.True(
            differing.Count == 0,
            $"docs/{Golden} differs from what the portal answers. If that is meant, run this test with {Renew}=1 and look at the "
                + $"change.\n{string.Join('\n', differing)}"
        );
    }

    [Fact]
    public async Task Document_Served_IsValidAndComplete()
    {
        var result = OpenApiDocument.Parse(await seeded.Host.ReadAsync(Address), "json");
        Assert.Empty(result.Diagnostic!.Errors);
        Assert.Empty(result.Diagnostic.Warnings);
        var document = result.Document!;
        Assert.Equal(("Responsibility Portal", "Apache-2.0"), (document.Info.Title, document.Info.License!.Identifier));
        var operations = document.Paths.SelectMany(path => path.Value.Operations!.Values).ToList();
        Assert.Equal((4, 7), (operations.Count(HasToken), operations.Count(operation => !HasToken(operation))));
        Assert.All(
            operations,
            operation =>
            {
                Assert.NotEmpty(operation.OperationId!);
                Assert.NotEmpty(operation.Summary!);
                Assert.NotEmpty(operation.Description!);
                Assert.Single(operation.Tags!);
                Assert.All(operation.Parameters ?? [], parameter => Assert.NotEmpty(parameter.Description!));
                Assert.All(
                    HasToken(operation) ? ["401", "403", "404", "429"] : new[] { "401", "414", "429" },
                    status => Assert.Contains(status, operation.Responses!.Keys)
                );
                Assert.True(HasToken(operation) || operation.Responses!["200"].Content!["application/json"].Example is not null);
                Assert.All(
                    operation.Responses!.Where(response => response.Key[0] == '4'),
                    response => Assert.Contains("application/problem+json", response.Value.Content!.Keys)
                );
            }
        );
    }

    private static bool HasToken(OpenApiOperation operation) => operation.Security is { Count: 1 };

    /// <remarks>HEAD is answered as GET, and OPTIONS as the rules for scripts of other sites ask for it.</remarks>
    [Fact]
    public async Task Document_Served_DescribesEveryAddressOfTheApiAndNoOther()
    {
        var document = JsonDocument.Parse(await seeded.Host.ReadAsync(Address)).RootElement;
        var described = document
            .GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path =>
                path.Value.EnumerateObject()
                    .Where(member => Methods.Contains(member.Name))
                    .Select(member => $"{member.Name.ToUpperInvariant()} {path.Name}")
            );
        var answered = seeded
            .Host.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/v", StringComparison.Ordinal))
            .SelectMany(endpoint =>
                endpoint
                    .Metadata.GetMetadata<IHttpMethodMetadata>()
                    ?.HttpMethods.Where(method => method is not ("HEAD" or "OPTIONS"))
                    .Select(method => $"{method} {endpoint.RoutePattern.RawText!.Replace(":int}", "}", StringComparison.Ordinal)}")
                ?? []
            );
        Assert.Equal(answered.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Document_AnonymousRequest_IsServedAndRevalidated()
    {
        using var first = await seeded.Host.GetAsync(Address);
        Assert.Equal((HttpStatusCode.OK, "application/json"), (first.StatusCode, first.Content.Headers.ContentType!.MediaType));
        using var again = await seeded.Host.GetAsync(Address, ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var head = await seeded.Host.SendAsync(HttpMethod.Head, Address);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
    }

    [Fact]
    public void Problems_OfTheCatalogue_AreDocumented()
    {
        Assert.True(ApiProblems.All.Count >= 20);
        Assert.Equal(ApiProblems.All.Count, ApiProblems.All.Select(problem => problem.Code).Distinct().Count());
        Assert.Equal(
            typeof(ApiProblems)
                .GetProperties()
                .Where(property => property.PropertyType == typeof(ApiProblemKind))
                .Select(property => ((ApiProblemKind)property.GetValue(null)!).Code)
                .Order(StringComparer.Ordinal),
            ApiProblems.All.Select(problem => problem.Code).Order(StringComparer.Ordinal)
        );
        var documented = Repository
            .Document("reference/api.md")
            .Split('\n')
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 6 && cells[1].StartsWith('`'))
            .Select(cells => $"{cells[1].Trim('`')} {cells[2].Split(',')[0]} {cells[3]}");
        Assert.Equal(
            ApiProblems
                .All.Select(problem => string.Create(CultureInfo.InvariantCulture, $"{problem.Code} {problem.Status} {problem.When}"))
                .Order(StringComparer.Ordinal),
            documented.Order(StringComparer.Ordinal)
        );
    }

    /// <summary>The document describes a body by its type, and the type reads it. Both know the same properties.</summary>
    [Theory]
    [InlineData(typeof(PublicationV1))]
    [InlineData(typeof(AssignmentEditV1))]
    public void Read_WrongValueForEachProperty_KnowsThemAll(Type body)
    {
        var names = body.GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).ToList();
        Assert.True(names.Count >= 4);
        var json = JsonSerializer.SerializeToElement(names.Append("unheardOf").ToDictionary(name => name, _ => true));
        var problems =
            body == typeof(PublicationV1)
                ? PublicationV1.Read(json, out var found) is null
                    ? found
                    : []
                : AssignmentEditV1.Read(json, "saas", out _, out found) is null
                    ? found
                    : [];
        Assert.Equal(
            names.Append("unheardOf").Select(name => $"/{name}").Order(StringComparer.Ordinal),
            problems.Select(problem => problem.Pointer).Order(StringComparer.Ordinal)
        );
        Assert.Single(problems, problem => problem.Sentence == UnknownProperty());
    }

    private static string UnknownProperty()
    {
        _ = PublicationV1.Read(
            JsonSerializer.SerializeToElement(
                new
                {
                    basedOn = 0,
                    message = "m",
                    other = 1,
                }
            ),
            out var problems
        );
        return Assert.Single(problems).Sentence;
    }
}
