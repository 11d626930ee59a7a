using System.ComponentModel;
using System.Diagnostics;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>Runs programs that know nothing of the portal: openssl, pdfsig and the shell. A missing program is an error.</summary>
internal static class OtherPrograms
{
    /// <summary>Runs openssl, which must succeed.</summary>
    public static async Task OpenSslAsync(string directory, params string[] arguments)
    {
        var (code, said) = await RunAsync("openssl", directory, arguments);
        Assert.True(code == 0, $"openssl {string.Join(' ', arguments)}: {said}");
    }

    /// <summary>Runs shell commands, and returns their output on both streams.</summary>
    public static async Task<string> ShellAsync(string directory, string commands) =>
        (await RunAsync("sh", directory, "-c", $"({commands}\n) 2>&1")).Said;

    private static async Task<(int Code, string Said)> RunAsync(string program, string directory, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments)
                {
                    WorkingDirectory = directory,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, $"{said}{await errors}");
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException($"{program} is missing. `bash tests/run.sh` installs it.");
        }
    }
}
