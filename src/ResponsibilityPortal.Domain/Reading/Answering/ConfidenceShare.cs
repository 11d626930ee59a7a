namespace ResponsibilityPortal.Domain.Reading.Answering;

/// <summary>How often a word of confidence was right in the sample questions.</summary>
/// <param name="Lines">The number of sample questions with this word.</param>
/// <param name="Right">Those whose row is an accepted one; for "no match", those that no row answers.</param>
public sealed record ConfidenceShare(Confidence Confidence, int Lines, int Right)
{
    /// <summary>
    /// The shares for the built-in matrix and the sample questions of the tests, which compute them again. Readers see them on the page
    /// about confidence.
    /// </summary>
    public static IReadOnlyList<ConfidenceShare> Measured { get; } =
    [
        new(Confidence.Sure, 56, 56),
        new(Confidence.Likely, 29, 25),
        new(Confidence.Check, 11, 6),
        new(Confidence.NoMatch, 26, 25),
    ];

    /// <summary>In whole percent.</summary>
    public int Percent => Lines == 0 ? 0 : (int)Math.Round(100.0 * Right / Lines);
}
