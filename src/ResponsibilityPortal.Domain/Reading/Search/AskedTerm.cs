namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>A term of a question in its place, to find phrases.</summary>
/// <param name="Term">-1 for an unknown word.</param>
/// <param name="Joined">The terms of the word together with a stop word next to it.</param>
/// <param name="Words">The words of the question that it represents, one bit each.</param>
internal readonly record struct AskedTerm(int Term, StopWordTerms Joined, ulong Words)
{
    public static AskedTerm Unknown { get; } = new(-1, StopWordTerms.None, 0);

    /// <summary>Returns whether the word is a term, alone or with a stop word.</summary>
    public bool Is(int term) => Term == term || Joined.Before == term || Joined.After == term;
}
