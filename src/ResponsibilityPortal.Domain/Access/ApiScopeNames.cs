namespace ResponsibilityPortal.Domain.Access;

/// <summary>The names of API token scopes: in the log, in pages and in the API's responses.</summary>
public static class ApiScopeNames
{
    /// <summary>Every single scope, the least powerful first.</summary>
    public static IReadOnlyList<ApiScopes> Each { get; } = [ApiScopes.ReadDrafts, ApiScopes.EditDrafts, ApiScopes.Publish];

    /// <summary>The name of one scope.</summary>
    public static string Of(ApiScopes scope) =>
        scope switch
        {
            ApiScopes.ReadDrafts => "read-drafts",
            ApiScopes.EditDrafts => "edit-drafts",
            ApiScopes.Publish => "publish",
            _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "This is not a single scope."),
        };

    /// <summary>Returns the names of the scopes in a set.</summary>
    public static IEnumerable<string> In(ApiScopes scopes) => Each.Where(scope => scopes.HasFlag(scope)).Select(Of);

    /// <summary>Returns the set of the named scopes.</summary>
    /// <exception cref="FormatException">A name is not the name of a scope.</exception>
    public static ApiScopes Parse(IEnumerable<string> names)
    {
        var scopes = ApiScopes.None;
        foreach (var name in names)
        {
            scopes |= Each.Any(scope => Of(scope) == name)
                ? Each.First(scope => Of(scope) == name)
                : throw new FormatException($"'{name}' is not a scope.");
        }

        return scopes;
    }

    /// <summary>Returns a set in words: "read-drafts, publish", or "none".</summary>
    public static string Words(ApiScopes scopes) => scopes == ApiScopes.None ? "none" : string.Join(", ", In(scopes));
}
