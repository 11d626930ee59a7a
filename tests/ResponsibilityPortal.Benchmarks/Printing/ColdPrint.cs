using System.Diagnostics;

namespace ResponsibilityPortal.Benchmarks.Printing;

/// <summary>A report from the start of a process that only writes it.</summary>
internal static class ColdPrint
{
    public const string Command = "print";

    /// <summary>The work of the process.</summary>
    public static void Print(string matrix, string file) =>
        File.WriteAllBytes(file, PrintedReport.Write(PrintedReport.Of(File.ReadAllBytes(matrix), null)));

    public static async Task RunAsync(string matrix, string file)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!);
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ColdPrint).Assembly.Location);
        }

        foreach (var argument in (string[])[Command, matrix, file])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException("The report was not written.");
        }
    }
}
