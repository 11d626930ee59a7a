using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>What a search found.</summary>
/// <param name="Rows">The rows, best first. Empty only when nothing is near.</param>
/// <param name="Controls">The controls that the question names.</param>
/// <param name="UnknownControls">Identifiers that look like controls but that no row is mapped to, as written.</param>
/// <param name="Corrections">The corrected words.</param>
public sealed record SearchResults(
    ValueList<SearchResult> Rows,
    ValueList<NamedControl> Controls,
    ValueList<string> UnknownControls,
    ValueList<SpellingCorrection> Corrections
)
{
    /// <summary>Whether the question consists of control identifiers, which are looked up instead of searched for.</summary>
    public bool NamesOnlyControls { get; init; }

    /// <summary>
    /// Whether the question consists of words that are too common to search for, such as "what am I responsible for". Nothing was searched.
    /// </summary>
    public bool HasOnlyStopWords { get; init; }

    /// <summary>Words of the matrix that are similar to those asked for, the most similar first. Only when no row was found.</summary>
    public ValueList<string> NearWords { get; init; } = [];

    /// <summary>The words to highlight in the texts of the matrix.</summary>
    public SearchMarks Marks { get; init; } = SearchMarks.None;
}
