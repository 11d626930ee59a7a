using System.Diagnostics;
using ResponsibilityPortal.Benchmarks.Matrices;

namespace ResponsibilityPortal.Benchmarks.Serving;

/// <summary>A portal served by another process of this program, in a temporary directory.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, string directory, Uri address) => (_process, Directory, Address) = (process, directory, address);

    public string Directory { get; }

    public Uri Address { get; }

    /// <summary>The user and system time of the server so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The physical memory of the server, in bytes.</summary>
    public long Resident
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static async Task<ServerProcess> StartAsync(MatrixSize size)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("portal-benchmark-").FullName;
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ServerProcess).Assembly.Location);
        }

        foreach (var argument in (string[])[ServedPortal.Command, size.Name, directory])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("http://", StringComparison.Ordinal))
            {
                return new ServerProcess(process, directory, new Uri(line));
            }
        }

        throw new InvalidOperationException("The portal did not start.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}
