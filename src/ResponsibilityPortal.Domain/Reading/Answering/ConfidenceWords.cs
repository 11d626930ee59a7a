namespace ResponsibilityPortal.Domain.Reading.Answering;

/// <summary>The words and codes for confidence. Pages, files and programs use them.</summary>
public static class ConfidenceWords
{
    /// <summary>All values, the best first.</summary>
    public static IReadOnlyList<Confidence> All { get; } = [Confidence.Sure, Confidence.Likely, Confidence.Check, Confidence.NoMatch];

    /// <summary>Returns the word that readers see: "sure", "likely", "check", "no match".</summary>
    public static string Of(Confidence confidence) =>
        confidence switch
        {
            Confidence.Sure => "sure",
            Confidence.Likely => "likely",
            Confidence.Check => "check",
            _ => "no match",
        };

    /// <summary>Returns the code in JSON and in addresses: as the word, with "no-match".</summary>
    public static string CodeOf(Confidence confidence) => confidence == Confidence.NoMatch ? "no-match" : Of(confidence);

    /// <summary>Returns what the word means, in one sentence.</summary>
    public static string MeaningOf(Confidence confidence) =>
        confidence switch
        {
            Confidence.Sure => "A control that the question names belongs to this responsibility alone, or at least half of the words fit, "
                + "and the next responsibility fits clearly less.",
            Confidence.Likely => "This responsibility fits better than the next one, but less clearly, with fewer words, or only by the "
                + "parent of a control.",
            Confidence.Check => "Another responsibility fits nearly as well. Read the answer before you use it.",
            _ => "No responsibility has enough of the words. Ask the issuer of the matrix.",
        };
}
