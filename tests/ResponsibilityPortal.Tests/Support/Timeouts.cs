namespace ResponsibilityPortal.Tests.Support;

/// <summary>
/// How long tests wait for something that must happen. Only a hang ends the wait: a machine that is busy with other work is slow, not broken.
/// </summary>
internal static class Timeouts
{
    public static TimeSpan Hang { get; } = TimeSpan.FromMinutes(3);

    /// <summary>The same, for libraries that count in milliseconds.</summary>
    public static float HangMilliseconds => (float)Hang.TotalMilliseconds;
}
