namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>How Lighthouse rates a page.</summary>
/// <param name="Scores">Points from 0 to 100 by category: accessibility, best-practices, seo.</param>
/// <param name="Failing">The audits that cost points.</param>
internal sealed record PageRating(string Address, IReadOnlyDictionary<string, int> Scores, IReadOnlyList<string> Failing);
