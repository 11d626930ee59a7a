namespace ResponsibilityPortal.Formats.Svg;

/// <summary>Divides the width of a band in proportion to counts, with a minimum width for each part.</summary>
internal static class BandWidths
{
    /// <param name="room">The width to divide.</param>
    /// <param name="counts">More than 0 each.</param>
    /// <param name="rows">The count that the whole width represents; at least the sum of the counts.</param>
    /// <param name="least">The minimum width of each part; together at most the room.</param>
    public static List<double> Divide(double room, IReadOnlyList<int> counts, int rows, IReadOnlyList<double> least)
    {
        // Parts that would be too narrow get their least width, and the others share what is left, until none is too narrow.
        var isLeast = new bool[counts.Count];
        while (true)
        {
            var left = room - Enumerable.Range(0, counts.Count).Sum(part => isLeast[part] ? least[part] : 0);
            var shared = rows - Enumerable.Range(0, counts.Count).Sum(part => isLeast[part] ? counts[part] : 0);
            var widths = Enumerable
                .Range(0, counts.Count)
                .Select(part => isLeast[part] ? least[part] : left * counts[part] / shared)
                .ToList();
            var tooNarrow = Enumerable.Range(0, counts.Count).Where(part => !isLeast[part] && widths[part] < least[part]).ToList();
            if (tooNarrow.Count == 0)
            {
                return widths;
            }

            tooNarrow.ForEach(part => isLeast[part] = true);
        }
    }
}
