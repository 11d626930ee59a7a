using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>
/// Runs tests/verify_log.py, a verifier of the log in another language that shares its formats with the product and no code. Python starts
/// once for all tests, because starting it takes longer than checking. Each run is still its own process.
/// </summary>
internal static class SecondVerifier
{
    private static readonly Lazy<Process> Python = new(Start);
    private static readonly SemaphoreSlim Turn = new(1);

    public static async Task<SecondOpinion> RunAsync(params string[] arguments)
    {
        await Turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await Python.Value.StandardInput.WriteLineAsync(JsonSerializer.Serialize(arguments));
            await Python.Value.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
            var answer = await Python.Value.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.NotNull(answer);
            using var document = JsonDocument.Parse(answer);
            var said = document.RootElement.GetProperty("said").GetString()!;

            // Python also exits with 1 when the script itself is wrong.
            Assert.DoesNotContain("Traceback", said, StringComparison.Ordinal);
            return new SecondOpinion(document.RootElement.GetProperty("code").GetInt32(), said);
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <remarks>The process ends with its input, which ends with the test process.</remarks>
    private static Process Start()
    {
        var script = Path.Combine(Repository.Root, "tests", "verify_log_again.py");
        try
        {
            return Process.Start(
                new ProcessStartInfo("python3", [script]) { RedirectStandardInput = true, RedirectStandardOutput = true }
            )!;
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException("python3 is missing. `bash tests/run.sh` installs it.");
        }
    }
}
