namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>The terms of a word of a question together with a stop word next to it, such as "sign in"; -1 for none.</summary>
/// <param name="Before">The term with the stop word before the word.</param>
/// <param name="After">The term with the stop word after the word.</param>
internal readonly record struct StopWordTerms(int Before, int After)
{
    public static StopWordTerms None { get; } = new(-1, -1);
}
