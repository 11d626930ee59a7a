using System.ComponentModel;
using System.Diagnostics;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>The process of a proxy, which says on its error stream that it listens.</summary>
internal sealed class ProxyProcess : IAsyncDisposable
{
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private ProxyProcess(Process process, string whenListening)
    {
        _process = process;
        var lines = new List<string>();
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                _listening.TrySetException(new InvalidOperationException($"The proxy ended:\n{string.Join('\n', lines)}"));
            }
            else if (line.Data.Contains(whenListening, StringComparison.Ordinal))
            {
                _listening.TrySetResult();
            }
            else if (!_listening.Task.IsCompleted)
            {
                lines.Add(line.Data);
            }
        };
        process.BeginErrorReadLine();
    }

    /// <summary>Starts a proxy, and waits until it listens.</summary>
    /// <param name="whenListening">The words that it then writes.</param>
    public static async Task<ProxyProcess> StartAsync(ProcessStartInfo start, string whenListening)
    {
        start.RedirectStandardError = true;
        var proxy = new ProxyProcess(Launch(start), whenListening);
        await proxy._listening.Task.WaitAsync(Timeouts.Hang);
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Process Launch(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException($"{start.FileName} is missing. `bash tests/run.sh` installs it.");
        }
    }
}
