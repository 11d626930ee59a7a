namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>Compares spellings.</summary>
internal static class Spelling
{
    /// <summary>The shortest word that is corrected. In shorter ones, one edit makes another word too easily.</summary>
    public const int ShortestWord = 5;

    /// <summary>Returns whether two words become equal when one letter is replaced, removed, added or swapped with the next.</summary>
    public static bool IsOneEditFrom(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var difference = one.Length - other.Length;
        if (difference is < -1 or > 1)
        {
            return false;
        }

        var at = one.CommonPrefixLength(other);
        if (difference != 0)
        {
            return difference > 0 ? one[(at + 1)..].SequenceEqual(other[at..]) : one[at..].SequenceEqual(other[(at + 1)..]);
        }

        if (at == one.Length)
        {
            return false;
        }

        return one[(at + 1)..].SequenceEqual(other[(at + 1)..])
            || (
                at + 1 < one.Length
                && one[at] == other[at + 1]
                && one[at + 1] == other[at]
                && one[(at + 2)..].SequenceEqual(other[(at + 2)..])
            );
    }

    /// <summary>Returns how many letters must be replaced, removed or added to make two words equal.</summary>
    public static int EditsBetween(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        Span<int> edits = stackalloc int[other.Length + 1];
        for (var at = 0; at < edits.Length; at++)
        {
            edits[at] = at;
        }

        for (var row = 1; row <= one.Length; row++)
        {
            var diagonal = edits[0];
            edits[0] = row;
            for (var at = 1; at < edits.Length; at++)
            {
                var replaced = diagonal + (one[row - 1] == other[at - 1] ? 0 : 1);
                diagonal = edits[at];
                edits[at] = Math.Min(replaced, Math.Min(edits[at], edits[at - 1]) + 1);
            }
        }

        return edits[^1];
    }
}
