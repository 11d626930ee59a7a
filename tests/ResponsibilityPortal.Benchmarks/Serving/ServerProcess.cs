using System.Diagnostics;
using ResponsibilityPortal.Benchmarks.Matrices;

namespace ResponsibilityPortal.Benchmarks.Serving;

/// <summary>A server in another process of this program, with a temporary directory.</summary>
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

    /// <summary>Starts a portal with a generated matrix.</summary>
    /// <param name="settings">Further settings, as on the command line.</param>
    public static Task<ServerProcess> StartAsync(MatrixSize size, params IReadOnlyList<string> settings) =>
        StartAsync(ServedPortal.Command, size.Name, settings);

    /// <summary>Starts a server.</summary>
    /// <param name="command">
    /// The command of this program that runs it and prints its address. It gets the argument, the directory and the settings.
    /// </param>
    public static async Task<ServerProcess> StartAsync(string command, string argument, params IReadOnlyList<string> settings)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("portal-benchmark-").FullName;
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ServerProcess).Assembly.Location);
        }

        foreach (var word in (string[])[command, argument, directory, .. settings])
        {
            start.ArgumentList.Add(word);
        }

        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("http://", StringComparison.Ordinal))
            {
                return new ServerProcess(process, directory, new Uri(line));
            }
        }

        throw new InvalidOperationException("The server did not start.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}
