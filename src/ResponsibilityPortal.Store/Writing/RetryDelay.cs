namespace ResponsibilityPortal.Store.Writing;

/// <summary>
/// How long to wait before a write or a query is tried again: longer each time, and a random part of it, so that those that met once don't
/// meet again.
/// </summary>
internal static class RetryDelay
{
    private const int FirstMilliseconds = 10;
    private const int LongestMilliseconds = 1_000;

    /// <param name="attempt">The number of failed attempts, from 1.</param>
    public static TimeSpan After(int attempt)
    {
        var longest = Math.Min(LongestMilliseconds, FirstMilliseconds << Math.Min(attempt - 1, 10));
        return TimeSpan.FromMilliseconds(Random.Shared.Next(longest / 2, longest + 1));
    }
}
