using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Web.Api.V1.Reading;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>The OpenAPI document. Made at its first request, from the endpoints and the descriptions in this file.</summary>
internal static class OpenApiDescription
{
    private const string Name = "v1";

    private const string Json = "application/json";
    private const string SchemeName = "token";

    private static readonly Dictionary<string, ApiOperation> Operations = DraftOperations
        .All.Concat(ReadOperations.All)
        .ToDictionary(operation => operation.Id, StringComparer.Ordinal);

    private static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = endpoint =>
            Operations.ContainsKey(
                endpoint.ActionDescriptor.EndpointMetadata.OfType<IEndpointNameMetadata>().FirstOrDefault()?.EndpointName ?? ""
            );
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "Responsibility Portal",
                    Version = "1",
                    Description =
                        "Reads published responsibility matrices, and reads, edits and publishes their drafts. Problems are "
                            + "application/problem+json with a stable code.",
                    License = new OpenApiLicense { Name = "Apache License 2.0", Identifier = "Apache-2.0" },
                };

                // Addresses are relative to where the document was read.
                document.Servers = null;
                document.Tags = new HashSet<OpenApiTag>
                {
                    new()
                    {
                        Name = "Published",
                        Description = "What readers see. No token is needed, and scripts of any site can read it.",
                    },
                    new() { Name = "Drafts", Description = "The one editable state of each matrix." },
                };
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
                document.Components.SecuritySchemes[SchemeName] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    Description = "An API token, created by an administrator on the page Tokens.",
                };
                return Task.CompletedTask;
            }
        );
        options.AddOperationTransformer(DescribeAsync);
    }

    /// <summary>Maps the address of the document, which is cached once it is made.</summary>
    public static void MapOpenApiDocument(this IEndpointRouteBuilder endpoints)
    {
        var document = new Lazy<Task<byte[]>>(() => MakeAsync(endpoints.ServiceProvider));
        endpoints.MapPublic(
            PortalUrls.Routes.OpenApi,
            async context =>
                await PageResponse.SendAsync(context, new PageContent.File(await document.Value, "application/json; charset=utf-8"))
        );
    }

    private static async Task<byte[]> MakeAsync(IServiceProvider services)
    {
        await using var provider = Describing(services).BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var document = await scope.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync();
        using var bytes = new MemoryStream();
        await document.SerializeAsJsonAsync(bytes, OpenApiSpecVersion.OpenApi3_1, CancellationToken.None);
        return bytes.ToArray();
    }

    /// <summary>
    /// The services that make the document, separate from the portal's own. Registered there, they would cost every start megabytes that
    /// are rarely needed.
    /// </summary>
    private static ServiceCollection Describing(IServiceProvider portal)
    {
        var services = new ServiceCollection();
        services.AddSingleton(portal.GetRequiredService<EndpointDataSource>());
        services.AddSingleton(portal.GetRequiredService<IHostEnvironment>());
        services.AddSingleton(portal.GetRequiredService<IServer>());
        services.AddLogging();
        services.AddRouting();
        services.AddOpenApi(Name, Configure);
        return services;
    }

    private static async Task DescribeAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var about = Operations[operation.OperationId!];
        operation.Summary = about.Summary;
        operation.Description = about.Description;
        if (about.Scopes.Count > 0)
        {
            operation.Description += $" Needs a token with the scope {string.Join(" or ", about.Scopes.Select(ApiScopeNames.Of))}.";
            operation.Security =
            [
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(SchemeName, context.Document)] = [] },
            ];
        }

        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
        {
            parameter.Description = parameter.Name switch
            {
                "matrix" => "Slug of the matrix.",
                "responsibility" => "Slug of the row.",
                "version" => "Number of the version.",
                _ => "Slug of the column.",
            };
        }

        foreach (var (name, description) in about.Query)
        {
            operation.Parameters.Add(Parameter(ParameterLocation.Query, name, description, false, null));
        }

        if (about.IfMatch is { } ifMatch)
        {
            operation.Parameters.Add(Parameter(ParameterLocation.Header, "If-Match", ifMatch, about.IsIfMatchRequired, null));
        }

        if (about.Body is var (type, example))
        {
            if (about.Scopes.Count > 0)
            {
                AddIdempotencyKey(operation.Parameters);
            }

            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [Json] = new()
                    {
                        Schema = await context.GetOrCreateSchemaAsync(type, null, cancellationToken),
                        Example = example.DeepClone(),
                    },
                },
            };
        }

        var problems = context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiProblemKind>().ToList();
        foreach (var (status, response) in operation.Responses!)
        {
            if (response is OpenApiResponse { } answer)
            {
                answer.Description = Describe(status, problems);
                if (status == "200" && about.Tag is { } tag)
                {
                    answer.Headers = new Dictionary<string, IOpenApiHeader>
                    {
                        ["ETag"] = new OpenApiHeader
                        {
                            Description = tag,
                            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                        },
                    };
                }

                if (status == "200" && about.Example is { } sample && answer.Content?[Json] is OpenApiMediaType media)
                {
                    media.Example = sample();
                }
            }
        }
    }

    private static void AddIdempotencyKey(ICollection<IOpenApiParameter> parameters) =>
        parameters.Add(
            Parameter(
                ParameterLocation.Header,
                RequestReading.IdempotencyKey,
                "A UUID made for this request alone. If you repeat the request with the same UUID, it is carried out once and gets the "
                    + "same response.",
                true,
                "uuid"
            )
        );

    private static OpenApiParameter Parameter(
        ParameterLocation place,
        string name,
        string description,
        bool isRequired,
        string? format
    ) =>
        new()
        {
            Name = name,
            In = place,
            Required = isRequired,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = format },
        };

    /// <param name="problems">The problems that the operation can report.</param>
    private static string Describe(string status, IEnumerable<ApiProblemKind> problems)
    {
        var codes = problems
            .Where(problem => problem.Status.ToString(CultureInfo.InvariantCulture) == status)
            .Select(problem => problem.Code)
            .ToList();
        return codes.Count == 0 ? Describe(status) : $"{Describe(status)}: {string.Join(", ", codes)}.";
    }

    private static string Describe(string status) =>
        status switch
        {
            "200" => "The request succeeded.",
            "201" => "A version was published; Location is its page.",
            "400" => "A header, the query or the JSON can't be used",
            "401" => "No valid token, or no session where readers must sign in",
            "403" => "The token does not allow it",
            "404" => "Not found",
            "408" => "The body arrived too slowly",
            "409" => "Another version has been published",
            "412" => "The state has changed",
            "413" => "The body is too large",
            "414" => "The address is too long",
            "415" => "The body is not JSON in UTF-8",
            "422" => "The request breaks a rule",
            "428" => "If-Match is missing",
            "429" => "Too many requests for one token or network",
            "503" => "The portal can't answer",
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No operation answers with this status."),
        };
}
