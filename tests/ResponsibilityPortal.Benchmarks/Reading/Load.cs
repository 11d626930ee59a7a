namespace ResponsibilityPortal.Benchmarks.Reading;

/// <summary>The result of a load run.</summary>
internal sealed record Load(int Requests, TimeSpan Elapsed, TimeSpan P99)
{
    public double RequestsPerSecond => Requests / Elapsed.TotalSeconds;
}
