namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>Terms that mean the same in a matrix: the search finds a row by each of them.</summary>
/// <param name="Terms">Words and phrases, at least one; distinct when case is ignored. Their order has no meaning.</param>
public sealed record SynonymGroup(ValueList<string> Terms)
{
    public const int TermMaxLength = 80;
    public const int TermsMaxCount = 20;

    /// <summary>The largest number of terms that sentences list.</summary>
    private const int NamedMaxCount = 4;

    /// <summary>All terms: <c>pen test, pentest</c>.</summary>
    public string Listed => string.Join(", ", Terms);

    /// <summary>The terms for a sentence: <c>pen test, pentest</c>. Only the first terms of a long group are listed.</summary>
    public string InWords =>
        Terms.Count <= NamedMaxCount
            ? Listed
            : $"{string.Join(", ", Terms.Take(NamedMaxCount - 1))} and {Terms.Count - NamedMaxCount + 1} more";

    /// <summary>Returns whether two groups have a term in common. Ignores case.</summary>
    public bool SharesTermWith(SynonymGroup other) => Terms.Any(term => other.Terms.Contains(term, StringComparer.OrdinalIgnoreCase));

    /// <summary>Returns whether two groups have the same terms. Ignores case and order.</summary>
    public bool HasTermsOf(SynonymGroup other) =>
        Terms.Count == other.Terms.Count && Terms.All(term => other.Terms.Contains(term, StringComparer.OrdinalIgnoreCase));
}
