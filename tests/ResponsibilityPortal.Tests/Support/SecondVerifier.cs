using System.ComponentModel;
using System.Diagnostics;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>tests/verify_log.py: a verifier of the log in another language, which shares its formats with the product and no code.</summary>
internal static class SecondVerifier
{
    private static readonly string Script = Path.Combine(Repository.Root, "tests", "verify_log.py");

    public static async Task<SecondOpinion> RunAsync(params string[] arguments)
    {
        using var process = Start([Script, .. arguments]);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var said = $"{await output}{await errors}";

        // Python ends with 1 as well when the script itself is wrong.
        Assert.DoesNotContain("Traceback", said, StringComparison.Ordinal);
        return new SecondOpinion(process.ExitCode, said);
    }

    private static Process Start(string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException("python3 is missing. `bash tests/run.sh` installs it.");
        }
    }
}
