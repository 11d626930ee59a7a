using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>Traces the system calls of a running portal with strace, and can make them fail.</summary>
internal sealed class SystemCalls : IAsyncDisposable
{
    private readonly TemporaryDirectory _place;
    private readonly Process _strace;
    private readonly TaskCompletionSource _attached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SystemCalls(TemporaryDirectory place, Process strace)
    {
        (_place, _strace) = (place, strace);
        var output = new List<string?>();
        strace.ErrorDataReceived += (_, line) =>
        {
            output.Add(line.Data);
            if (line.Data is null)
            {
                _attached.TrySetException(
                    new InvalidOperationException(
                        $"strace can't trace the portal. It needs the right to trace other processes. {string.Join('\n', output)}"
                    )
                );
            }
            else if (line.Data.Contains(" attached", StringComparison.Ordinal))
            {
                _attached.TrySetResult();
            }
        };
        strace.BeginErrorReadLine();
    }

    private string Log => _place.File("calls");

    /// <summary>Traces calls by their names, separated by commas.</summary>
    public static Task<SystemCalls> WatchAsync(PortalProcess portal, string calls) => AttachAsync(portal, "-e", $"trace={calls}");

    /// <summary>Makes every call with these names fail if it concerns a file.</summary>
    /// <param name="error">The system's name of the error: EIO, ENOSPC.</param>
    public static Task<SystemCalls> FailAsync(PortalProcess portal, string file, string calls, string error) =>
        AttachAsync(portal, "-P", file, "-e", $"trace={calls}", "-e", $"inject={calls}:error={error}");

    /// <summary>Stops tracing.</summary>
    /// <returns>The traced calls, one on each line.</returns>
    public async Task<IReadOnlyList<string>> EndAsync()
    {
        if (!_strace.HasExited)
        {
            using var end = Process.Start("kill", ["-TERM", Id(_strace.Id)]);
            await _strace.WaitForExitAsync().WaitAsync(Timeouts.Hang);
        }

        return await File.ReadAllLinesAsync(Log);
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _strace.Dispose();
        _place.Dispose();
    }

    private static async Task<SystemCalls> AttachAsync(PortalProcess portal, params string[] options)
    {
        var place = new TemporaryDirectory();
        var calls = new SystemCalls(
            place,
            Start(["-f", "-y", "-e", "signal=none", "-o", place.File("calls"), .. options, "-p", Id(portal.Id)])
        );
        await calls._attached.Task.WaitAsync(Timeouts.Hang);
        return calls;
    }

    private static Process Start(string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("strace", arguments) { RedirectStandardError = true })!;
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException("strace is missing. `bash tests/run.sh` installs it.");
        }
    }

    private static string Id(int process) => process.ToString(CultureInfo.InvariantCulture);
}
