namespace ResponsibilityPortal.Tests.Support;

/// <summary>How long tests wait for something that must happen. Only a hang exceeds it: a busy machine is slow, not broken.</summary>
internal static class Timeouts
{
    public static TimeSpan Hang { get; } = TimeSpan.FromMinutes(3);

    /// <summary>The same in milliseconds, for libraries that need them.</summary>
    public static float HangMilliseconds => (float)Hang.TotalMilliseconds;
}
