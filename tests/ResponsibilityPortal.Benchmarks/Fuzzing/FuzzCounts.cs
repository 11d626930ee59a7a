using System.Globalization;

namespace ResponsibilityPortal.Benchmarks.Fuzzing;

/// <summary>The results of one reader, as a row of the table.</summary>
internal sealed class FuzzCounts(string target)
{
    private int _read;
    private int _refused;
    private (TimeSpan Took, int Seed) _slowest;
    private (long Bytes, int Seed) _largest;

    public int Faults { get; private set; }

    public void Add(int seed, FuzzResult result)
    {
        if (result.Fault is not null)
        {
            Faults++;
        }
        else if (result.IsRead)
        {
            _read++;
        }
        else
        {
            _refused++;
        }

        _slowest = result.Took > _slowest.Took ? (result.Took, seed) : _slowest;
        _largest = result.Allocated > _largest.Bytes ? (result.Allocated, seed) : _largest;
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {target} | {_read + _refused + Faults:N0} | {_read:N0} | {_refused:N0} | {Faults:N0} "
                + $"| {_slowest.Took.TotalMilliseconds:0} ms ({_slowest.Seed}) | {_largest.Bytes >> 20} MB ({_largest.Seed}) |"
        );
}
