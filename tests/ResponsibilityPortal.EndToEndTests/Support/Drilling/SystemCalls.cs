using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>Looks at what a running portal asks of the operating system, and may have it answered with an error. It is strace that does so.</summary>
internal sealed class SystemCalls : IAsyncDisposable
{
    private readonly TemporaryDirectory _place;
    private readonly Process _strace;
    private readonly TaskCompletionSource _attached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SystemCalls(TemporaryDirectory place, Process strace)
    {
        (_place, _strace) = (place, strace);
        var said = new List<string?>();
        strace.ErrorDataReceived += (_, line) =>
        {
            said.Add(line.Data);
            if (line.Data is null)
            {
                _attached.TrySetException(new InvalidOperationException($"strace cannot look at the portal; it takes the right to trace other processes. {string.Join('\n', said)}"));
            }
            else if (line.Data.Contains(" attached", StringComparison.Ordinal))
            {
                _attached.TrySetResult();
            }
        };
        strace.BeginErrorReadLine();
    }

    private string Log => _place.File("calls");

    /// <summary>Looks at calls by their names, with commas between.</summary>
    public static Task<SystemCalls> WatchAsync(PortalProcess portal, string calls) => AttachAsync(portal, "-e", $"trace={calls}");

    /// <summary>Has every call of these names that concerns a file fail.</summary>
    /// <param name="error">As the system calls it: EIO, ENOSPC.</param>
    public static Task<SystemCalls> FailAsync(PortalProcess portal, string file, string calls, string error) =>
        AttachAsync(portal, "-P", file, "-e", $"trace={calls}", "-e", $"inject={calls}:error={error}");

    /// <summary>Leaves the portal alone again.</summary>
    /// <returns>The calls that there were, a line each.</returns>
    public async Task<IReadOnlyList<string>> EndAsync()
    {
        if (!_strace.HasExited)
        {
            using var end = Process.Start("kill", ["-TERM", Id(_strace.Id)]);
            await _strace.WaitForExitAsync();
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
        var calls = new SystemCalls(place, Start(["-f", "-y", "-e", "signal=none", "-o", place.File("calls"), .. options, "-p", Id(portal.Id)]));
        await calls._attached.Task;
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
