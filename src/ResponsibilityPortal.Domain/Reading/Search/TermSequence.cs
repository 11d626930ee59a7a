namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>Compares terms that follow one another.</summary>
internal static class TermSequence
{
    /// <summary>Returns whether the terms of a question from a position on are those of a phrase.</summary>
    public static bool HasAt(this IReadOnlyList<AskedTerm> question, int at, int[] phrase)
    {
        if (phrase.Length > question.Count - at)
        {
            return false;
        }

        for (var offset = 0; offset < phrase.Length; offset++)
        {
            if (!question[at + offset].Is(phrase[offset]))
            {
                return false;
            }
        }

        return true;
    }
}
