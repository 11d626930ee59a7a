using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Exchange;

/// <summary>One kind of problem in a document with every place where it occurs: forty equal lines would hide the forty-first.</summary>
/// <param name="Sentence">What is wrong.</param>
/// <param name="Places">JSON Pointers, in document order; empty for the complete document.</param>
public sealed record ProblemGroup(string Sentence, ValueList<string> Places)
{
    /// <summary>The maximum number of places that are listed for one problem.</summary>
    public const int PlacesShown = 5;

    /// <summary>Groups the problems by sentence, in the order of their first places.</summary>
    public static IEnumerable<ProblemGroup> Of(IEnumerable<MatrixProblem> problems) =>
        problems
            .GroupBy(problem => problem.Sentence)
            .Select(group => new ProblemGroup(group.Key, group.Select(problem => problem.Pointer).ToValueList()));

    /// <summary>The first places, and the number of further ones.</summary>
    public string PlacesInWords =>
        Places.Count <= PlacesShown
            ? string.Join(", ", Places)
            : $"{string.Join(", ", Places.Take(PlacesShown))} and {Places.Count - PlacesShown} more";

    public override string ToString() => Places is [""] ? Sentence : $"{PlacesInWords}: {Sentence}";
}
