namespace ResponsibilityPortal.Tests.Support;

/// <summary>Verdicts on checked files that several tests expect, as the page and the command say them.</summary>
public static class VerdictSentences
{
    public const string Identical = "Unchanged: this is exactly the file that this portal exports.";
}
