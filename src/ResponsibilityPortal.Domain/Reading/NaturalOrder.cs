namespace ResponsibilityPortal.Domain.Reading;

/// <summary>Orders identifiers naturally: runs of digits by their number (5.9 before 5.10), the rest by character.</summary>
public static class NaturalOrder
{
    public static IComparer<string> Comparer { get; } = Comparer<string>.Create(Compare);

    private static int Compare(string left, string right)
    {
        var (l, r) = (0, 0);
        while (l < left.Length && r < right.Length)
        {
            var order =
                char.IsAsciiDigit(left[l]) && char.IsAsciiDigit(right[r])
                    ? CompareNumbers(Number(left, ref l), Number(right, ref r))
                    : char.ToUpperInvariant(left[l++]).CompareTo(char.ToUpperInvariant(right[r++]));
            if (order != 0)
            {
                return order;
            }
        }

        var rest = (left.Length - l).CompareTo(right.Length - r);
        return rest != 0 ? rest : string.CompareOrdinal(left, right);
    }

    private static ReadOnlySpan<char> Number(string text, ref int index)
    {
        var start = index;
        while (index < text.Length && char.IsAsciiDigit(text[index]))
        {
            index++;
        }

        return text.AsSpan(start, index - start).TrimStart('0');
    }

    private static int CompareNumbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.SequenceCompareTo(right);
}
