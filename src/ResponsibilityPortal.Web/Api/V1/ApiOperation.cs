using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>What the OpenAPI document says of an operation besides what its endpoint says.</summary>
/// <param name="Id">The name of the endpoint.</param>
/// <param name="Scopes">Any one of them is enough. Empty for an operation that needs no token.</param>
internal sealed record ApiOperation(string Id, string Summary, string Description, IReadOnlyList<ApiScopes> Scopes)
{
    /// <summary>The type of the request's body, and an example.</summary>
    public (Type Type, JsonObject Example)? Body { get; init; }

    /// <summary>Query parameters, which are all optional, with their descriptions.</summary>
    public IReadOnlyList<(string Name, string Description)> Query { get; init; } = [];

    public string? IfMatch { get; init; }

    public bool IsIfMatchRequired { get; init; }

    /// <summary>What the ETag of a successful response names. Null when it has none.</summary>
    public string? Tag { get; init; }

    /// <summary>Makes an example of a successful response.</summary>
    public Func<JsonNode>? Example { get; init; }
}
