using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>A problem of a table, or something in it that a matrix can't express.</summary>
/// <param name="Places">The first cells, such as "Matrix!C4", in the order of the sheet; none for the table as a whole.</param>
/// <param name="Count">The number of places, listed or not.</param>
public sealed record SheetFinding(string Sentence, int Count, ValueList<string> Places)
{
    /// <summary>The maximum number of places that are listed for one finding.</summary>
    public const int PlacesShown = 5;

    /// <summary>"Matrix!C4, Matrix!C9 and 12 more: ..."; the sentence alone when there is no place.</summary>
    public override string ToString() =>
        Places.Count == 0 ? Sentence
        : Count > Places.Count
            ? FormattableString.Invariant($"{string.Join(", ", Places)} and {Count - Places.Count:N0} more: {Sentence}")
        : $"{string.Join(", ", Places)}: {Sentence}";
}
