namespace ResponsibilityPortal.Benchmarks.Reading;

/// <summary>What a run of load came to.</summary>
internal sealed record Load(int Requests, TimeSpan Elapsed, TimeSpan P99)
{
    public double RequestsPerSecond => Requests / Elapsed.TotalSeconds;
}
