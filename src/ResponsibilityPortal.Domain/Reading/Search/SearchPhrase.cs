namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>A title or a keyword of a row, as terms. A question that contains it as a whole is probably about that row.</summary>
/// <param name="Row">The position of the row.</param>
/// <param name="Bonus">What a row gains when a question contains the phrase.</param>
/// <param name="WholeBonus">What it gains in addition when the question is the phrase.</param>
internal sealed record SearchPhrase(int[] Terms, int Row, float Bonus, float WholeBonus);
