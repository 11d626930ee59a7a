namespace ResponsibilityPortal.Benchmarks;

/// <summary>Summarizes repeated measurements.</summary>
internal static class Figures
{
    /// <summary>Returns the figure in the middle; of an even number, the higher of the two.</summary>
    public static double Median(this IEnumerable<double> figures) => figures.Percentile(0.5);

    /// <summary>Returns the middle of one figure of each.</summary>
    public static double Median<T>(this IEnumerable<T> all, Func<T, double> figure) => all.Select(figure).Median();

    /// <summary>Returns the figure below which a part of all are.</summary>
    /// <param name="part">From 0 up to, but not including, 1.</param>
    public static double Percentile(this IEnumerable<double> figures, double part)
    {
        var sorted = figures.Order().ToList();
        return sorted[(int)(sorted.Count * part)];
    }
}
