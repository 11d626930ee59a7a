using System.Globalization;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>What a process takes of the machine, as Linux counts it.</summary>
/// <param name="id">By what the system knows the process.</param>
internal sealed class ProcessUse(int id)
{
    private const double TicksPerSecond = 100;

    /// <summary>Its resident memory now, in bytes.</summary>
    public long Memory => Field("VmRSS");

    /// <summary>The most resident memory that it had since <see cref="ForgetPeak"/>, in bytes.</summary>
    public long PeakMemory => Field("VmHWM");

    /// <summary>Processor time of all its threads.</summary>
    public TimeSpan Processor
    {
        get
        {
            // The name of the process, in parentheses, can hold spaces (proc(5)); user and system time are the 14th and 15th field.
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return TimeSpan.FromSeconds((double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond);
        }
    }

    public void ForgetPeak() => File.WriteAllText($"/proc/{id}/clear_refs", "5");

    private long Field(string name)
    {
        var line = File.ReadLines($"/proc/{id}/status").Single(line => line.StartsWith($"{name}:", StringComparison.Ordinal));
        return long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1_024;
    }
}
