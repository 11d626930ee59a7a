using System.Net;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>What the API has answered.</summary>
/// <param name="Tag">The entity tag; empty where there is none.</param>
internal sealed record ApiAnswer(HttpStatusCode Status, string MediaType, string Body, string Tag)
{
    private const string Problem = "application/problem+json";

    /// <summary>Whether it says that something was not done, and why, in words that are the portal's own: nothing of the database shows through.</summary>
    public bool IsRefusalInWords =>
        (int)Status >= 400
        && MediaType == Problem
        && !Body.Contains("SQLite", StringComparison.OrdinalIgnoreCase)
        && !Body.Contains("database is locked", StringComparison.OrdinalIgnoreCase)
        && !Body.Contains("Exception", StringComparison.Ordinal);
}
