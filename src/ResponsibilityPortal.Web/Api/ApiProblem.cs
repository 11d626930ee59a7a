using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Web.Api;

/// <summary>How the API says that something was not done: RFC 9457, with a code that programs can rely on.</summary>
/// <param name="Code">Stable; docs/reference/api.md lists each.</param>
/// <param name="Title">What kind of problem it is; the same for the same code.</param>
/// <param name="Detail">What is wrong this time, and what to do.</param>
/// <param name="Members">What else there is to know, by name.</param>
internal sealed record ApiProblem(int Status, string Code, string Title, string Detail, JsonObject? Members = null) : IResult
{
    public const string ContentType = "application/problem+json";

    public static ApiProblem Unauthenticated(string detail) => new(
        StatusCodes.Status401Unauthorized, "token-required", "A valid API token is required", detail);

    public static ApiProblem ScopeMissing(string scope) => new(
        StatusCodes.Status403Forbidden, "scope-missing", "The token does not allow this", $"This needs a token with the scope {scope} that is still valid.");

    public static ApiProblem TransportInsecure() => new(
        StatusCodes.Status403Forbidden, "https-required", "Tokens need HTTPS", "Anybody on the way could read the token. Use HTTPS, and revoke a token that was sent without it.");

    public static ApiProblem AddressUnknown() => new(
        StatusCodes.Status404NotFound, "address-unknown", "There is nothing at this address", "The addresses of the API are listed in its OpenAPI document.");

    public static ApiProblem MethodRefused(string allowed) => new(
        StatusCodes.Status405MethodNotAllowed, "method-not-allowed", "This address does not take this method", $"It takes {allowed}.");

    public static ApiProblem TooManyRequests(int perSecond) => new(
        StatusCodes.Status429TooManyRequests, "too-many-requests", "Too many requests", $"A token may make {perSecond} requests a second. Wait a second and send the request again.");

    public static ApiProblem Failed() => new(
        StatusCodes.Status500InternalServerError, "failed", "Something went wrong here", "The portal could not answer. Sending the request again with the same idempotency key is safe.");

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var body = new JsonObject { ["title"] = Title, ["status"] = Status, ["detail"] = Detail, ["code"] = Code };
        foreach (var (name, value) in Members ?? [])
        {
            body[name] = value?.DeepClone();
        }

        // The same as on the portal's pages and in its log.
        body["requestId"] = Activity.Current?.TraceId.ToString() ?? httpContext.TraceIdentifier;
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.Headers.CacheControl = "no-store";
        await response.WriteAsJsonAsync(body, options: null, ContentType, httpContext.RequestAborted);
    }
}
