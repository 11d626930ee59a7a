using System.Net;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>A response of the API.</summary>
/// <param name="Tag">The entity tag; empty when there is none.</param>
internal sealed record ApiAnswer(HttpStatusCode Status, string MediaType, string Body, string Tag)
{
    private const string Problem = "application/problem+json";

    /// <summary>Whether it refuses the request with a reason in the portal's own words, without details of the database.</summary>
    public bool IsRefusalInWords =>
        (int)Status >= 400
        && MediaType == Problem
        && !Body.Contains("SQLite", StringComparison.OrdinalIgnoreCase)
        && !Body.Contains("database is locked", StringComparison.OrdinalIgnoreCase)
        && !Body.Contains("Exception", StringComparison.Ordinal);
}
