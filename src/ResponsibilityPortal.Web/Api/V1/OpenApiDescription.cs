using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>The OpenAPI document: made when somebody first asks for it, from the endpoints and what is said about them here.</summary>
internal static class OpenApiDescription
{
    private const string Name = "v1";

    private const string Json = "application/json";
    private const string SchemeName = "token";

    private static readonly Dictionary<string, Operation> Operations = new(StringComparer.Ordinal)
    {
        ["readDraft"] = new("Read a draft", "What a draft stands on, how many cells have changed, and the gaps that keep it from being published.", [ApiScopes.ReadDrafts, ApiScopes.EditDrafts]),
        ["readAssignment"] = new("Read a cell of a draft", "The cell with its state as entity tag, which an edit needs.", [ApiScopes.ReadDrafts, ApiScopes.EditDrafts]),
        ["setAssignment"] = new(
            "Edit a cell of a draft",
            "The body is all that the cell is to say: what it leaves out, the cell no longer says. An edit decided on an older state is refused with what the cell says now.",
            [ApiScopes.EditDrafts])
        {
            Body = (typeof(AssignmentEditV1), new JsonObject
            {
                ["accountable"] = "yugabyte",
                ["contributing"] = new JsonArray("customer"),
                ["notes"] = new JsonObject { ["yugabyte"] = "Patches the operating system." },
                ["basis"] = "judgement",
                ["reason"] = "Agreed with operations.",
            }),
            IfMatch = "The entity tag of the state that the edit was decided on: the ETag header of an answer, or the version in its body in quotes. Required; * is not accepted. Weak tags and encoding suffixes that a proxy adds are understood.",
            IsIfMatchRequired = true,
        },
        ["publishDraft"] = new(
            "Publish a draft",
            "Makes the draft the next version of its matrix. A draft that does not differ from the latest version makes none; the answer is then 200 with the latest version.",
            [ApiScopes.Publish])
        {
            Body = (typeof(PublicationV1), new JsonObject { ["basedOn"] = 4, ["message"] = "Patching moves to Yugabyte.", ["moveReason"] = "Agreed with operations." }),
            IfMatch = "The entity tag (the content hash) of the draft that you reviewed. Required; * is not accepted. Any other state is refused.",
            IsIfMatchRequired = true,
        },
    };

    private static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = endpoint => Operations.ContainsKey(endpoint.ActionDescriptor.EndpointMetadata.OfType<IEndpointNameMetadata>().FirstOrDefault()?.EndpointName ?? "");
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Responsibility Portal",
                Version = "1",
                Description = "Reads, edits and publishes drafts of responsibility matrices. Problems are application/problem+json with a stable code.",
                License = new OpenApiLicense { Name = "Apache License 2.0", Identifier = "Apache-2.0" },
            };

            // Addresses are relative to wherever the document was read.
            document.Servers = null;
            document.Tags = new HashSet<OpenApiTag> { new() { Name = "Drafts", Description = "The one editable state of each matrix." } };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[SchemeName] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API token, made by an administrator on the page Tokens.",
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(DescribeAsync);
    }

    /// <summary>Maps the address of the document; it is kept once it is made.</summary>
    public static void MapOpenApiDocument(this IEndpointRouteBuilder endpoints)
    {
        var document = new Lazy<Task<byte[]>>(() => MakeAsync(endpoints.ServiceProvider));
        endpoints.MapPublic(PortalUrls.Routes.OpenApi, async context =>
            await PageResponse.SendAsync(context, new PageContent.File(await document.Value, "application/json; charset=utf-8")));
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
    /// The services that make the document, apart from the portal's own: registered there they would cost every start
    /// megabytes that hardly anybody needs.
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

    private static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var about = Operations[operation.OperationId!];
        operation.Summary = about.Summary;
        operation.Description = $"{about.Description} Needs a token with the scope {string.Join(" or ", about.Scopes.Select(ApiScopeNames.Of))}.";
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(SchemeName, context.Document)] = [] }];
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
        {
            parameter.Description = parameter.Name switch
            {
                "matrix" => "Slug of the matrix.",
                "responsibility" => "Slug of the row.",
                _ => "Slug of the hosting model, the column.",
            };
        }

        if (about.IfMatch is { } ifMatch)
        {
            operation.Parameters.Add(Header("If-Match", ifMatch, about.IsIfMatchRequired, null));
        }

        if (about.Body is var (type, example))
        {
            operation.Parameters.Add(Header(RequestReading.IdempotencyKey, "A UUID made for this act alone. Sent again with the same act, it acts once and is answered alike.", true, "uuid"));
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [Json] = new() { Schema = await context.GetOrCreateSchemaAsync(type, null, cancellationToken), Example = example.DeepClone() },
                },
            };
        }

        var problems = context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiProblemKind>().ToList();
        foreach (var (status, response) in operation.Responses!)
        {
            if (response is OpenApiResponse { } answer)
            {
                answer.Description = Describe(status, problems);
                if (status == "200" && operation.OperationId != "publishDraft")
                {
                    answer.Headers = new Dictionary<string, IOpenApiHeader>
                    {
                        ["ETag"] = new OpenApiHeader { Description = "The state that was answered. It is in the body too, as version of a cell or contentHash of a draft, for clients behind a proxy that drops entity tags.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
                    };
                }
            }
        }
    }

    private static OpenApiParameter Header(string name, string description, bool isRequired, string? format) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = isRequired,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = format },
    };

    /// <param name="problems">The problems that the operation may answer.</param>
    private static string Describe(string status, IEnumerable<ApiProblemKind> problems)
    {
        var codes = problems.Where(problem => problem.Status.ToString(CultureInfo.InvariantCulture) == status).Select(problem => problem.Code).ToList();
        return codes.Count == 0 ? Describe(status) : $"{Describe(status)}: {string.Join(", ", codes)}.";
    }

    private static string Describe(string status) => status switch
    {
        "200" => "Done, or nothing was to be done.",
        "201" => "A version was published; Location is its page.",
        "400" => "A header or the JSON is malformed",
        "401" => "No valid token",
        "403" => "The token does not allow it",
        "404" => "There is no such thing",
        "409" => "Another version has been published",
        "412" => "It is not what you saw",
        "413" => "The body is too large",
        "415" => "The body is no JSON in UTF-8",
        "422" => "It breaks the rules",
        "428" => "If-Match is missing",
        "429" => "Too many requests for one token",
        "503" => "Others kept the store from writing for too long",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Nothing answers this."),
    };

    /// <param name="Scopes">Any of them is enough.</param>
    private sealed record Operation(string Summary, string Description, ApiScopes[] Scopes)
    {
        public (Type Type, JsonObject Example)? Body { get; init; }

        public string? IfMatch { get; init; }

        public bool IsIfMatchRequired { get; init; }
    }
}
