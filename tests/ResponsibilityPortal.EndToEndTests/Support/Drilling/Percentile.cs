namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>The time that a share of measured times doesn't exceed.</summary>
internal static class Percentile
{
    /// <param name="share">From 0 to 1.</param>
    public static TimeSpan Of(IEnumerable<TimeSpan> times, double share)
    {
        var ordered = times.Order().ToList();
        return ordered.Count == 0 ? TimeSpan.Zero : ordered[(int)Math.Ceiling(ordered.Count * share) - 1];
    }
}
