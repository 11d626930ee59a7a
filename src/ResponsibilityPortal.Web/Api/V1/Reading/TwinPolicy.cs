using Microsoft.AspNetCore.Routing.Matching;
using Microsoft.Net.Http.Headers;

namespace ResponsibilityPortal.Web.Api.V1.Reading;

/// <summary>
/// Chooses between a page and its JSON or Markdown form at the same address, by the header Accept (RFC 9110, section 12.5.1). Browsers, and
/// clients that accept anything, get the page.
/// </summary>
internal sealed class TwinPolicy : MatcherPolicy, IEndpointSelectorPolicy
{
    private const string Html = "text/html";

    public override int Order => 0;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(endpoint => FormatOf(endpoint) is not null);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        // The address of a single form matches that of the page too, less closely. It has no choice.
        var closest = Valid(candidates).Select(index => candidates[index].Score).DefaultIfEmpty().Min();
        var choice = Valid(candidates).Where(index => candidates[index].Score == closest).ToList();
        if (choice.Exists(index => FormatOf(candidates[index].Endpoint) is null))
        {
            httpContext.Response.Headers.Vary = HeaderNames.Accept;
            var wanted = WantedBy(httpContext.Request);
            foreach (var index in choice.Where(index => FormatOf(candidates[index].Endpoint)?.MediaType != wanted))
            {
                candidates.SetValidity(index, false);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Returns the media type that a client prefers of those that it names. Null for the page.</summary>
    internal static string? WantedBy(HttpRequest request)
    {
        var header = request.Headers.Accept;

        // Browsers name neither; only other clients need the full grammar.
        if (!header.Any(line => line is not null && (Names(line, TwinFormat.Json) || Names(line, TwinFormat.Markdown))))
        {
            return null;
        }

        // A client that accepts two with the same quality gets the one that it names first.
        return MediaTypeHeaderValue.TryParseList([.. header.OfType<string>()], out var accepted)
            && accepted
                .Where(type => type.Quality is not 0)
                .OrderByDescending(type => type.Quality ?? 1)
                .Select(type => type.MediaType.Value!.ToLowerInvariant())
                .FirstOrDefault(type => type is Html or "application/xhtml+xml" || IsTwin(type)) is { } first
            && IsTwin(first)
            ? first
            : null;
    }

    private static bool IsTwin(string type) => type == TwinFormat.Json.MediaType || type == TwinFormat.Markdown.MediaType;

    private static bool Names(string line, TwinFormat format) => line.Contains(format.MediaType, StringComparison.OrdinalIgnoreCase);

    private static TwinFormat? FormatOf(Endpoint endpoint) => endpoint.Metadata.GetMetadata<TwinFormat>();

    private static IEnumerable<int> Valid(CandidateSet candidates) =>
        Enumerable.Range(0, candidates.Count).Where(candidates.IsValidCandidate);
}
