using System.Globalization;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>The memory and processor time of a process, as Linux counts them.</summary>
/// <param name="id">The process ID.</param>
internal sealed class ProcessUse(int id)
{
    private const double TicksPerSecond = 100;

    /// <summary>The current resident memory, in bytes.</summary>
    public long Memory => Field("VmRSS");

    /// <summary>The most resident memory since <see cref="ForgetPeak"/>, in bytes.</summary>
    public long PeakMemory => Field("VmHWM");

    /// <summary>The processor time of all threads.</summary>
    public TimeSpan Processor
    {
        get
        {
            // The process name, in parentheses, can contain spaces (proc(5)). User and system time are the 14th and 15th field.
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return TimeSpan.FromSeconds(
                (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture))
                    / TicksPerSecond
            );
        }
    }

    public void ForgetPeak() => File.WriteAllText($"/proc/{id}/clear_refs", "5");

    private long Field(string name)
    {
        var line = File.ReadLines($"/proc/{id}/status").Single(line => line.StartsWith($"{name}:", StringComparison.Ordinal));
        return long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1_024;
    }
}
