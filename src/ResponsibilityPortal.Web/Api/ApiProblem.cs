using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Web.Api;

/// <summary>A problem response of the API (RFC 9457), with a code that programs can rely on.</summary>
/// <param name="Detail">What is wrong this time, and what to do.</param>
/// <param name="Members">Further members, by name.</param>
internal sealed record ApiProblem(ApiProblemKind Kind, string Detail, JsonObject? Members) : IResult
{
    public const string ContentType = "application/problem+json";

    public static ApiProblem Unauthenticated(string detail) => ApiProblems.TokenRequired.With(detail);

    public static ApiProblem SignInRequired() =>
        ApiProblems.SignInRequired.With("Sign in to this portal in a browser. Programs can't read its published content.");

    public static ApiProblem OriginRefused() =>
        ApiProblems.OriginRefused.With("A page of another site sent it. Connect from an assistant, and not from a page.");

    public static ApiProblem ScopeMissing(string scope) =>
        ApiProblems.ScopeMissing.With($"This needs a token with the scope {scope} that is still valid.");

    public static ApiProblem TransportInsecure() =>
        ApiProblems.TransportInsecure.With(
            "Others on the network could read the token. Use HTTPS, and revoke a token that was sent without it."
        );

    public static ApiProblem AddressUnknown() =>
        ApiProblems.AddressUnknown.With("The addresses of the API are listed in its OpenAPI document.");

    public static ApiProblem MethodRefused(string allowed) => ApiProblems.MethodNotAllowed.With($"Allowed methods: {allowed}.");

    public static ApiProblem TooManyRequests(int perSecond) =>
        ApiProblems.TooManyRequests.With($"A token can make {perSecond} requests a second. Wait a second and send the request again.");

    public static ApiProblem Busy() =>
        ApiProblems.Busy.With("Nothing was saved. Send the request again with the same idempotency key in a few seconds.");

    public static ApiProblem OutcomeUnknown() =>
        ApiProblems.OutcomeUnknown.With("It may be saved. Send the request again with the same idempotency key in a few seconds.");

    public static ApiProblem Failed() =>
        ApiProblems.Failed.With("The portal couldn't answer. It's safe to send the request again with the same idempotency key.");

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var body = new JsonObject
        {
            ["title"] = Kind.Title,
            ["status"] = Kind.Status,
            ["detail"] = Detail,
            ["code"] = Kind.Code,
        };
        foreach (var (name, value) in Members ?? [])
        {
            body[name] = value?.DeepClone();
        }

        // The same ID as on the portal's pages and in its log.
        body["requestId"] = Activity.Current?.TraceId.ToString() ?? httpContext.TraceIdentifier;
        var response = httpContext.Response;
        response.StatusCode = Kind.Status;
        response.Headers.CacheControl = "no-store";
        await response.WriteAsJsonAsync(body, options: null, ContentType, httpContext.RequestAborted);
    }
}
